package io.github.redshiftdeploy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.Ending;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueContractTest {

    @TempDir
    Path directory;

    @Test
    void one_query_tells_what_is_external_and_what_commits() throws Exception {
        try (RedshiftLocal local = RedshiftLocal.in(directory).start()) {
            Cluster cluster = Cluster.of(local.connectionFile());
            cluster.run(
                    "CREATE EXTERNAL SCHEMA lake FROM DATA CATALOG DATABASE 'lake' IAM_ROLE DEFAULT",
                    "CREATE SCHEMA etl",
                    "CREATE PROCEDURE etl.commits() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END; $$",
                    "CREATE PROCEDURE etl.quiet() LANGUAGE plpgsql AS $$ BEGIN NULL; END; $$");

            Catalogue catalogue = ask(
                    cluster,
                    List.of(
                            schema("lake"),
                            schema("etl"),
                            schema("it's"),
                            call("etl", "commits"),
                            call("etl", "quiet")));

            assertThat(catalogue.external()).containsExactly(schema("lake"));
            assertThat(catalogue.procedures()).hasSize(2);
            assertThat(catalogue.procedures(call("etl", "commits")))
                    .hasSize(1)
                    .allMatch(definition -> definition.ending() == Ending.ENDS);
            assertThat(catalogue.procedures(call("etl", "quiet")))
                    .hasSize(1)
                    .noneMatch(definition -> definition.ending() == Ending.ENDS);
        }
    }

    private static DatabaseObject schema(String name) {
        return new DatabaseObject(ObjectKind.SCHEMA, null, name);
    }

    private static DatabaseObject call(String schema, String name) {
        return new DatabaseObject(ObjectKind.ROUTINE, schema, name);
    }

    private static Catalogue ask(Cluster cluster, List<DatabaseObject> questions) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(Catalogue.query(questions).orElseThrow())) {
            while (found.next()) {
                rows.add(new Row(
                        List.of(found.getString(1), found.getString(2), found.getString(3), found.getString(4))));
            }
        }
        return Catalogue.read(rows);
    }
}
