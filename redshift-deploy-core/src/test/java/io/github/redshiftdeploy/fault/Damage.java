package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.fault.Fault.Kind;
import io.github.redshiftdeploy.testkit.fault.Database;
import java.sql.SQLException;
import java.util.List;

/** Damage that somebody has done to the history of a lane, and that can be mended. */
record Damage(Database database, String history, String copies) {
    private static final List<String> TABLES = List.of("deployment", "script");
    private static final List<String> GARBAGE = List.of(
            "UPDATE %s.deployment SET processes = '12,x'",
            "UPDATE %s.deployment SET state = 'fine'",
            "UPDATE %s.deployment SET root = '::add-mask::x'",
            "UPDATE %s.deployment SET processes = '2147483648'",
            "COMMENT ON TABLE %s.script IS 'redshift-deploy history, version ::x'");

    static Damage to(Lane lane) {
        return new Damage(lane.database(), lane.history(), lane.kept());
    }

    /**
     * Does the damage, if there is something to damage.
     *
     * @param last the deployment that has ended last
     */
    boolean done(Fault fault, String last) throws SQLException {
        boolean rows = !database.column(
                        "SELECT id FROM " + history + ".deployment WHERE id = '" + last + "' AND script_rows > 0")
                .isEmpty();
        if (!rows) {
            return false;
        }
        for (String table : TABLES) {
            database.run("CREATE TABLE " + copies + ".whole_" + table + " AS SELECT * FROM " + history + "." + table);
        }
        database.run(
                switch (fault.kind()) {
                    case ROWS_LOST -> "DELETE FROM " + history + ".script WHERE deployment = '" + last + "'";
                    case DEPLOYMENT_LOST -> "DELETE FROM " + history + ".deployment WHERE id = '" + last + "'";
                    case TABLE_LOST -> "ALTER TABLE " + history + ".script RENAME TO lost";
                    case COLUMN_LOST -> "ALTER TABLE " + history + ".script RENAME COLUMN checksum TO lost";
                    default ->
                        GARBAGE.get(fault.at() % GARBAGE.size()).formatted(history)
                                + (garbageInComment(fault) ? "" : " WHERE id = '" + last + "'");
                });
        return true;
    }

    private static boolean garbageInComment(Fault fault) {
        return fault.at() % GARBAGE.size() == GARBAGE.size() - 1;
    }

    /** Makes everything as it was. */
    void mend(Fault fault, String comment) throws SQLException {
        if (fault.kind() == Kind.TABLE_LOST) {
            database.run("ALTER TABLE " + history + ".lost RENAME TO script");
        } else if (fault.kind() == Kind.COLUMN_LOST) {
            database.run("ALTER TABLE " + history + ".script RENAME COLUMN lost TO checksum");
        } else if (garbageInComment(fault) && fault.kind() == Kind.GARBAGE) {
            database.run("COMMENT ON TABLE " + history + ".script IS '" + comment + "'");
        }
        for (String table : TABLES) {
            database.run("DELETE FROM " + history + "." + table);
            database.run("INSERT INTO " + history + "." + table + " SELECT * FROM " + copies + ".whole_" + table);
            database.run("DROP TABLE " + copies + ".whole_" + table);
        }
    }

    /** Returns what is said of the table of the scripts. */
    String comment() throws SQLException {
        return database.column("SELECT obj_description('" + history + ".script'::regclass)")
                .get(0);
    }
}
