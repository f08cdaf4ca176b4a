package io.github.redshiftdeploy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.history.DefinitionTable;
import io.github.redshiftdeploy.history.KeptDefinition;
import io.github.redshiftdeploy.history.KeptDefinition.Moment;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.testkit.Corpus;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the catalogue says of objects, as SQL. */
final class DefinitionsTest {

    private static final Corpus CORPUS = Corpus.of("corpus/definitions");

    /**
     * Longer than a VARCHAR, with characters of two, three and four bytes, and with what SQL and regular expressions
     * mind.
     */
    private static final String LONG = "-- it's ä € 😀 \\n $1 %\n".repeat(8_000);

    @TempDir
    private Path root;

    private static Cluster cluster;

    @BeforeAll
    static void makeDatabase() throws Exception {
        cluster = Rich.database("definitions");
    }

    @TestFactory
    Stream<DynamicTest> every_kind_of_object_is_written_as_the_sql_that_makes_it() {
        return CORPUS.golden(".sql", ".definitions", (file, script) -> {
            try (Control control = Rich.control(cluster, root)) {
                Definitions found = new DefinitionReader(control).read(Wanted.schemas(Set.of("sales", "Mixed Case")));
                return found.all().values().stream()
                        .map(definition -> "-- " + definition.identity() + " needs " + definition.uses() + " unseen "
                                + definition.unseen() + "\n" + definition.sql())
                        .collect(Collectors.joining("\n"));
            }
        });
    }

    @Test
    void named_objects_are_found_with_their_overloads_and_missing_ones_are_told_in_three_round_trips()
            throws Exception {
        DatabaseObject load = new DatabaseObject(ObjectKind.ROUTINE, "sales", "load");
        DatabaseObject orders = new DatabaseObject(ObjectKind.RELATION, null, "orders");
        DatabaseObject gone = new DatabaseObject(ObjectKind.RELATION, "sales", "gone");

        try (Control control = Rich.control(cluster, root)) {
            control.open();
            long before = control.messages();
            Definitions found = new DefinitionReader(control).read(Wanted.objects(List.of(load, orders, gone)));

            assertThat(control.messages() - before).isEqualTo(3);
            assertThat(found.of(load))
                    .extracting(definition -> definition.identity().toString())
                    .containsExactly("procedure sales.load(character varying)", "procedure sales.load(date, integer)");
            assertThat(found.of(orders)).hasSize(1).allMatch(ObjectDefinition::isWhole);
            assertThat(found.missing()).containsExactly(gone);
            assertThat(found.all()).hasSize(3);
        }
    }

    @Test
    void who_is_no_superuser_hears_what_was_not_seen() throws Exception {
        try (Control control = Rich.control(cluster.user("definition_user", "Definition1"), root)) {
            Definitions found = new DefinitionReader(control).read(Wanted.schemas(Set.of("sales")));

            assertThat(unseen(found, ObjectType.PROCEDURE, "load", "date, integer"))
                    .containsExactly(
                            "whether it is NONATOMIC, and what it sets, which SHOW PROCEDURE did not tell",
                            "its grants, which only its owner, a superuser or who has ACCESS SYSTEM TABLE sees whole");
            assertThat(unseen(found, ObjectType.TABLE, "region", ""))
                    .contains("the datashares that it is in, which only superusers see whole");
        }
    }

    private static List<String> unseen(Definitions found, ObjectType type, String name, String arguments) {
        return found.of(new ObjectIdentity(type, "sales", name, arguments))
                .orElseThrow()
                .unseen();
    }

    @Test
    void a_long_body_comes_whole_and_the_history_keeps_it_whole() throws Exception {
        String body = "\nBEGIN\n" + LONG + "END;\n";
        cluster.run("CREATE SCHEMA long", "CREATE PROCEDURE long.p() LANGUAGE plpgsql AS $long$" + body + "$long$");
        DefinitionTable table = new DefinitionTable("long");
        cluster.run("CREATE TABLE long.definition (deployment VARCHAR(40), moment VARCHAR(16), kind VARCHAR(32),"
                + " name VARCHAR(4096), path VARCHAR(2048), digest CHAR(64), piece INTEGER, body VARCHAR(65535),"
                + " recorded_at TIMESTAMP, expires_at TIMESTAMP)");

        try (Control control = Rich.control(cluster, root)) {
            ObjectDefinition found = new DefinitionReader(control)
                    .read(Wanted.schemas(Set.of("long")))
                    .of(new ObjectIdentity(ObjectType.PROCEDURE, "long", "p", ""))
                    .orElseThrow();
            KeptDefinition kept = new KeptDefinition(
                    "d1", found.identity().kind(), found.identity().signature(), "p.sql", found.digest(), found.sql());
            KeptDefinition none = new KeptDefinition("d1", "table", "long.t", null, null, "");
            List<String> statements = new ArrayList<>(table.insert(Moment.BEFORE, List.of(kept, none), 7));
            statements.add(table.keptBy("d1", Moment.BEFORE));

            assertThat(found.create()).contains(body);
            assertThat(DefinitionTable.read(control.transaction(statements))).containsExactly(kept, none);
        }
    }
}
