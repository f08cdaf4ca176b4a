package io.github.redshiftdeploy.probe;

import java.sql.Connection;
import java.sql.SQLException;

/** Facts that say that something is refused; the answer has the code and the text. */
final class Refusals {

    private Refusals() {}

    /** Runs a text in a session of its own, which goes with all that the text has begun. */
    static Finding ask(Ground ground, String sql) throws SQLException {
        return ask(ground.session(), sql);
    }

    static Finding ask(Connection session, String sql) {
        try {
            Ground.run(session, sql);
            return Finding.of(false, "it is accepted");
        } catch (SQLException refusal) {
            return Finding.of(true, Finding.told(refusal));
        }
    }
}
