package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.script.SessionLog.Run;
import io.github.redshiftdeploy.sql.analysis.SessionChange;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code corpus/session}: scripts, and what the session has after each of their statements. */
class SessionLogTest {

    private static final String CALL = "CALL etl.unknown();";

    @TempDir
    private Path folder;

    private final List<ScriptStatement> statements = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> tells_what_a_session_has_after_each_statement() {
        return Corpus.of("corpus/session").golden(".sql", ".session", (file, text) -> {
            Outline outline = outline(text);
            StringBuilder shown = new StringBuilder();
            statements.forEach(statement -> show(outline, statement, shown));
            return shown + "left at the end: " + new TreeSet<>(outline.session().left()) + "\n";
        });
    }

    @Test
    void what_turns_out_to_change_nothing_divides_its_neighbours() throws IOException {
        SessionLog log = outline(CALL.repeat(5)).session().with(2, 3, Set.of());

        assertThat(log.runs()).containsExactly(anything(1, 1), anything(4, 5));
        assertThat(log.changes(2)).isEmpty();
        assertThat(log.changes(3)).isEmpty();
    }

    @Test
    void what_turns_out_to_change_something_else_is_known_by_it_and_all_others_stay() throws IOException {
        SessionLog log = outline(
                        "SET query_group TO a; SELECT 1;" + CALL.repeat(3) + "SELECT 2; PREPARE p AS SELECT 1;")
                .session()
                .with(4, 4, Set.of(SessionChange.SETTING));

        assertThat(log.runs())
                .containsExactly(
                        new Run(1, 1, Set.of(SessionChange.SETTING), true, false),
                        anything(3, 3),
                        new Run(4, 4, Set.of(SessionChange.SETTING), false, false),
                        anything(5, 5),
                        new Run(7, 7, Set.of(SessionChange.PLAN), true, false));
        assertThat(log.setsAlone(4)).isFalse();
    }

    @Test
    void statements_on_both_sides_of_what_turned_out_keep_theirs() throws IOException {
        SessionLog log = outline(CALL.repeat(2) + "SELECT 1;" + CALL.repeat(2)).session();

        assertThat(log.with(2, 4, Set.of()).runs()).containsExactly(anything(1, 1), anything(5, 5));
        assertThat(log.with(1, 2, Set.of()).runs()).containsExactly(anything(4, 5));
        assertThat(log.with(4, 5, Set.of()).runs()).containsExactly(anything(1, 2));
        assertThat(log.with(3, 3, Set.of()).runs()).isEqualTo(log.runs());
    }

    @Test
    void what_turns_out_to_be_what_was_assumed_changes_nothing() throws IOException {
        SessionLog log = outline(CALL.repeat(3)).session();

        assertThat(log.with(2, 2, Set.of(SessionChange.ANYTHING))).isEqualTo(log);
    }

    @Test
    void temporary_tables_stay_when_a_call_turns_out_to_change_nothing() throws IOException {
        SessionLog log =
                outline("CREATE TEMP TABLE t (i int);" + CALL + "SELECT 1;").session();

        SessionLog known = log.with(2, 2, Set.of());

        assertThat(known.changes(2)).isEmpty();
        assertThat(known.keeps(2)).isTrue();
        assertThat(known.keeps(3)).isTrue();
    }

    @Test
    void neighbours_that_leave_the_same_are_noted_once_however_many_there_are() throws IOException {
        Outline outline = outline("SET a TO 1;".repeat(3) + CALL.repeat(3) + "SELECT 1;" + CALL);

        assertThat(outline.session().runs())
                .containsExactly(
                        new Run(1, 3, Set.of(SessionChange.SETTING), true, false), anything(4, 6), anything(8, 8));
    }

    private static Run anything(int first, int last) {
        return new Run(first, last, Set.of(SessionChange.ANYTHING), false, false);
    }

    private static void show(Outline outline, ScriptStatement statement, StringBuilder shown) {
        SessionLog log = outline.session();
        int number = statement.number();
        shown.append(number).append(' ').append(statement.sql()).append('\n');
        shown.append("    ").append(outline.classOf(number));
        if (!log.changes(number).isEmpty()) {
            shown.append("; changes ").append(new TreeSet<>(log.changes(number)));
        }
        log.again(statement)
                .ifPresent(again -> shown.append("; runs again in a new session")
                        .append(again.alone() ? ", alone" : "")
                        .append(again.sql().equals(statement.sql()) ? "" : " as " + again.sql()));
        shown.append(log.setsAlone(number) ? "; does nothing else" : "").append('\n');
        shown.append("    then the session ")
                .append(log.keeps(number) ? "has what no other can be given" : "can be made anew")
                .append(log.needsKept(number) ? ", and the rest may need it" : "")
                .append(log.spoilt(number) ? "; no other script may have it" : "")
                .append('\n');
    }

    private Outline outline(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"), text);
        Script script = new Script(
                "a.sql", new ScriptText.InFile(file, StandardCharsets.UTF_8), RunPolicy.ALWAYS, TransactionPolicy.AUTO);
        ScriptConfig config = ScriptConfig.of(folder, SqlSet.standard(), Map.of(), new Settings(Map.of()));
        statements.clear();
        return OutlineReader.read(script, config, new Facts(statements::add), problem -> {}, () -> true);
    }
}
