package io.github.redshiftdeploy.connect;

import com.amazon.redshift.util.RedshiftException;
import java.sql.SQLException;

/** What a server or the driver said, on one line and without what the driver puts around it. */
public final class ServerWords {

    private ServerWords() {}

    /** Returns the words of a problem with its SQLSTATE, which people look up. */
    public static String withState(SQLException problem) {
        return of(problem) + " " + state(problem);
    }

    /** Returns the SQLSTATE of a problem, as it stands behind its words. */
    public static String state(SQLException problem) {
        String state = problem.getSQLState();
        return "(SQLSTATE " + (state == null ? "unknown" : state) + ")";
    }

    /** Returns the words of a problem. */
    public static String of(SQLException problem) {
        SQLException spoken = problem instanceof StatementException failed ? failed.problem() : problem;
        String words = spoken.getMessage();
        if (spoken instanceof RedshiftException redshift && redshift.getServerErrorMessage() != null) {
            words = redshift.getServerErrorMessage().getMessage();
        }
        return String.valueOf(words)
                .strip()
                .replaceFirst("^(FATAL|ERROR): +", "")
                .replaceAll("\\s*\\R\\s*", "; ");
    }
}
