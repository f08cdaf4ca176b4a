package io.github.redshiftdeploy.connect;

import io.github.redshiftdeploy.config.Audit;
import org.jspecify.annotations.Nullable;

/**
 * The comment that leads every statement that is sent, so that the cluster's own query history tells which deployment,
 * script and person it came from.
 *
 * @param deployment the id of the deployment
 */
public record Marker(String deployment, Audit audit) {

    private static final int LONGEST_VALUE = 120;

    /** Returns the comment, on one line and with a blank behind it. */
    public String comment(@Nullable String script, int statement) {
        StringBuilder text = new StringBuilder(
                script == null
                        ? "/* redshift-deploy id=" + safe(deployment) + " "
                        : beginning(deployment, script, statement));
        text.append("actor=").append(safe(audit.actor()));
        if (audit.commit() != null) {
            text.append(" commit=").append(safe(audit.commit()));
        }
        return text.append(" */ ").toString();
    }

    /** Returns how the comment of a script's statement begins, whoever deploys it. */
    public static String beginning(String deployment, String script, int statement) {
        return "/* redshift-deploy id=" + safe(deployment) + " script=" + safe(script) + " statement=" + statement
                + " ";
    }

    /** Nothing that could end the comment or the line, and no blank that could forge a field. */
    private static String safe(String value) {
        StringBuilder kept = new StringBuilder(value.length());
        value.codePoints().limit(LONGEST_VALUE).forEach(each -> kept.append(isSafe(each) ? (char) each : '_'));
        return kept.toString();
    }

    private static boolean isSafe(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || "._/@+:-".indexOf(character) >= 0;
    }
}
