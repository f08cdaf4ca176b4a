package io.github.redshiftdeploy.testkit.fault;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a deployment asks of somebody who sees the tables: whether a statement that ran by itself has taken effect.
 *
 * @param script the file's name
 * @param stranger whether it may still run, until its session ends
 */
public record Question(String script, int statement, boolean stranger) {
    private static final Pattern ASKED = Pattern.compile(
            "sql/(\\S+?\\.sql): .*whether statement (\\d+) has taken effect: it was (?:sent, )?to run by itself");

    private static final Pattern STRANGER =
            Pattern.compile("statement (\\d+) of 'sql/(\\S+?\\.sql)' may still run in a session");

    /** Returns the question in what was shown, if there is one. */
    public static Optional<Question> in(String shown) {
        Matcher asked = ASKED.matcher(shown);
        if (asked.find()) {
            return Optional.of(new Question(asked.group(1), Integer.parseInt(asked.group(2)), false));
        }
        Matcher stranger = STRANGER.matcher(shown);
        return stranger.find()
                ? Optional.of(new Question(stranger.group(2), Integer.parseInt(stranger.group(1)), true))
                : Optional.empty();
    }
}
