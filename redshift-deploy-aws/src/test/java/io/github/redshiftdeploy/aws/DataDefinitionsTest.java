package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.catalogue.Drift;
import io.github.redshiftdeploy.catalogue.DriftedObject;
import io.github.redshiftdeploy.catalogue.SchemaFiles;
import io.github.redshiftdeploy.config.DumpConfig;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.local.aws.AwsFate;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions and drift over the Data API. */
class DataDefinitionsTest {

    private static final SharedStandIn<RedshiftLocal> LOCAL =
            new SharedStandIn<>(() -> RedshiftLocal.in(SharedStandIn.emptied(SharedStandIn.folder("defined-local")))
                    .start());

    /** Longer than a row of an answer may be. */
    private static final String LONG = "-- it's ä € 😀\n".repeat(6_000);

    private final RedshiftLocal local = LOCAL.get();

    @TempDir
    private Path folder;

    @Test
    void a_database_is_written_and_drift_is_found() throws Exception {
        Cluster cluster = Cluster.of(local.connectionFile());
        DataProject project = new DataProject(folder, local)
                .set("drift", "warn")
                .script(
                        "1.sql",
                        "CREATE SCHEMA shop; CREATE TABLE shop.orders (id INTEGER PRIMARY KEY) DISTSTYLE ALL;\n"
                                + "CREATE VIEW shop.ids AS SELECT id FROM shop.orders;\n"
                                + "CREATE PROCEDURE shop.load() NONATOMIC LANGUAGE plpgsql AS $long$\nBEGIN\n" + LONG
                                + "    NULL;\nEND;\n$long$;");

        assertThat(project.deploy()).isEqualTo("succeeded");
        assertThat(drift(project)).isEqualTo(new Drift(4, List.of()));
        cluster.run("GRANT SELECT ON shop.ids TO PUBLIC");
        AtomicInteger requests = new AtomicInteger();
        local.aws().judge((operation, key, body) -> {
            requests.addAndGet(operation.endsWith("ExecuteStatement") ? 1 : 0);
            return AwsFate.PASSES;
        });

        assertThat(drift(project).objects()).extracting(DriftedObject::name).containsExactly("view shop.ids");
        assertThat(requests.get()).isLessThanOrEqualTo(6);
        assertThat(dump(project).texts().get("shop/procedures/load.sql"))
                .startsWith("CREATE OR REPLACE PROCEDURE shop.load()\nNONATOMIC\nAS $$\nBEGIN\n" + LONG);
        assertThat(dump(project).texts().get("shop/views/ids.sql"))
                .contains("GRANT SELECT ON TABLE shop.ids TO PUBLIC;");
    }

    private static Drift drift(DataProject project) throws Exception {
        try (Route route = route(project)) {
            return deployer().drift(project.config(), route);
        }
    }

    private static SchemaFiles dump(DataProject project) throws Exception {
        try (Route route = route(project)) {
            return deployer().dumpSchema(project.config(), new DumpConfig(List.of("shop"), null), route);
        }
    }

    private static Deployer deployer() {
        return new Deployer(Clock.systemUTC(), line -> {}, warning -> {});
    }

    private static Route route(DataProject project) {
        AwsEnvironment around =
                new AwsEnvironment(project.environment(), Clock.systemUTC(), length -> Thread.sleep(20), line -> {});
        return Routes.dataApi(project.config().target(), project.config().audit(), around, Limits.USUAL);
    }
}
