package io.github.redshiftdeploy.connect;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.script.Sha256;
import java.util.Optional;

/**
 * The comment that leads every statement that is sent, so that the cluster's own query history tells which deployment,
 * script and person it came from.
 *
 * @param deployment the id of the deployment
 */
public record Marker(String deployment, Audit audit) {

    private static final int LONGEST_VALUE = 120;

    /** What follows the key when the statement may commit some of its work and fail then. */
    public static final String IN_PARTS = "parts ";

    private static final String KEY = "/* redshift-deploy key=";

    /** So many that nobody finds two statements with the same key. */
    private static final int KEY_BYTES = 16;

    /** Returns the comment of what is no statement of a script, on one line and with a blank behind it. */
    public String comment() {
        return ended("/* redshift-deploy id=" + safe(deployment) + " ");
    }

    /** Returns the comment of a script's statement, on one line and with a blank behind it. */
    public String comment(String script, int statement) {
        return ended(beginning(deployment, script, statement) + forPeople(script, statement));
    }

    /** Returns the same of a statement that may commit some of its work and fail then. */
    public String commentInParts(String script, int statement) {
        return ended(beginning(deployment, script, statement) + IN_PARTS + forPeople(script, statement));
    }

    private String forPeople(String script, int statement) {
        return "id=" + safe(deployment) + " script=" + safe(script) + " statement=" + statement + " ";
    }

    private String ended(String beginning) {
        StringBuilder text = new StringBuilder(beginning);
        text.append("actor=").append(safe(audit.actor()));
        if (audit.commit() != null) {
            text.append(" commit=").append(safe(audit.commit()));
        }
        return text.append(" */ ").toString();
    }

    /**
     * Returns how the comment of a script's statement begins, and of no other statement: whoever deploys it, and
     * however much the names of scripts look alike in the rest of the comment, which is for people.
     */
    public static String beginning(String deployment, String script, int statement) {
        return KEY + key(deployment + "\n" + statement + "\n" + script) + " ";
    }

    /** Returns the same, without the blank at its end, of a statement as it is sent; empty when it is no script's. */
    public static Optional<String> beginning(String sent) {
        return sent.startsWith(KEY)
                ? Optional.of(sent.substring(0, sent.indexOf(' ', KEY.length())))
                : Optional.empty();
    }

    /** An id and a number hold no line end, so no two statements are described by the same text. */
    private static String key(String described) {
        return Sha256.of(described, KEY_BYTES);
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
