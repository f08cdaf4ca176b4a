package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.local.RedshiftLocal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Does a deployment take longer when the history is long? The rows are of the same project and of the same scripts,
 * which is the worst case. The stand-in's tables have no sort keys: each question reads them from end to end there.
 */
public final class LongHistory {

    private static final int SCRIPTS = 100;
    private static final int TIMES = 5;

    private final Path project;
    private final StandIn standIn;

    private LongHistory(Path project, StandIn standIn) {
        this.project = project;
        this.standIn = standIn;
    }

    /** Argument: how many rows are added (1000000). */
    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        Path folder = Files.createTempDirectory(Path.of("target"), "long-history");
        try (RedshiftLocal local = RedshiftLocal.in(folder.resolve("local")).start()) {
            new LongHistory(folder.resolve("project"), StandIn.at(local.connectionFile())).measure(rows);
        }
    }

    private void measure(int rows) throws IOException, SQLException, TransportException {
        Path scripts = Files.createDirectories(project.resolve("sql"));
        for (int i = 0; i < SCRIPTS; i++) {
            Files.writeString(scripts.resolve(i + ".sql"), "-- redshift-deploy: run=once\nSELECT " + i + ";\n");
        }
        deploy();
        System.out.printf(Locale.ROOT, "%d scripts that have run, %,d rows: %.2f s%n", SCRIPTS, SCRIPTS, fastest());
        standIn.run(
                "CREATE TABLE public.digit AS "
                        + "SELECT 0 AS d UNION ALL ".repeat(10).replaceAll(" UNION ALL $", ""),
                """
                INSERT INTO redshift_deploy.script (deployment, position, project, path, checksum, run_policy, state,
                    statements, committed, alone, recorded_at)
                SELECT '20250101-000000-0' || (1000000 + n.number / 100), 1, s.project, s.path, s.checksum, s.run_policy, s.state, 1, 1, 0,
                    DATEADD(day, -1, SYSDATE)
                FROM redshift_deploy.script s, (SELECT ROW_NUMBER() OVER () AS number
                    FROM public.digit a, public.digit b, public.digit c, public.digit d) n
                WHERE n.number <= %d""".formatted(rows / SCRIPTS),
                """
                INSERT INTO redshift_deploy.deployment (id, root, name, target, state, started_at, actor)
                SELECT DISTINCT deployment, deployment, 'bench', 'bench', 'succeeded', DATEADD(day, -1, SYSDATE), 'bench'
                FROM redshift_deploy.script WHERE deployment LIKE '20250101-%'""");
        System.out.printf(Locale.ROOT, "the same with %,d rows: %.2f s%n", rows + SCRIPTS, fastest());
    }

    private double fastest() throws IOException, SQLException, TransportException {
        double fastest = Double.MAX_VALUE;
        for (int i = 0; i < TIMES; i++) {
            fastest = Math.min(fastest, deploy());
        }
        return fastest;
    }

    private double deploy() throws IOException, SQLException, TransportException {
        return Deployment.run(project, standIn, line -> {});
    }
}
