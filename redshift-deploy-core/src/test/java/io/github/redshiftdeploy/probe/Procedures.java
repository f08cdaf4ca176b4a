package io.github.redshiftdeploy.probe;

import java.sql.SQLException;

/** Facts about procedures that commit in their middle. */
final class Procedures {

    private static final String COMMITS = "CREATE OR REPLACE PROCEDURE $.commits() AS 'BEGIN INSERT INTO $.written"
            + " VALUES (1); COMMIT; INSERT INTO $.written VALUES (2); PERFORM 1 / 0; END' LANGUAGE plpgsql";

    private Procedures() {}

    static Finding keeps(Ground ground) throws SQLException {
        ground.run(COMMITS);
        try {
            ground.run("CALL $.commits()");
        } catch (SQLException expected) {
            int kept = ground.written();
            return Finding.of(kept == 1, kept + " of 2 rows; " + Finding.told(expected));
        }
        return Finding.of(false, "1 / 0 is no error");
    }

    static Finding block(Ground ground) throws SQLException {
        return refused(ground, "BEGIN; CALL $.commits()");
    }

    static Finding message(Ground ground) throws SQLException {
        return refused(ground, "SELECT 1; CALL $.commits()");
    }

    private static Finding refused(Ground ground, String sql) throws SQLException {
        ground.run(COMMITS);
        Finding finding = Refusals.ask(ground, ground.sql(sql));
        int kept = ground.written();
        return Finding.of(kept == 0, kept + " rows are kept; " + finding.detail());
    }
}
