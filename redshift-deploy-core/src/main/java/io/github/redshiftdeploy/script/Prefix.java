package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.sql.StatementKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of the first statements of a script to go on after them.
 *
 * @param statements how many there are
 * @param checksum of those that the history has a checksum of
 * @param settings the statements that set something in the session, to be run again
 * @param temporary whether a temporary table is made, which is gone with its session
 * @param last what the last of them is; absent when there are none
 */
public record Prefix(
        int statements,
        String checksum,
        List<String> settings,
        boolean temporary,
        @Nullable StatementKind last) {

    private static final Pattern TEMPORARY = Pattern.compile(
            "\\s*(CREATE\\s+(LOCAL\\s+)?TEMP(ORARY)?\\s+TABLE|CREATE\\s+TABLE\\s+(IF\\s+NOT\\s+EXISTS\\s+)?\"?#)\\b.*"
                    + "|.*\\bINTO\\s+(TEMP(ORARY)?\\s+(TABLE\\s+)?|#).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Copies the list. */
    public Prefix {
        settings = List.copyOf(settings);
    }

    /**
     * Reads the beginning of a script.
     *
     * @param statements how many statements to read; a script that has fewer gives those
     * @param covered how many of them the checksum is of
     */
    public static Prefix read(Script script, ScriptConfig config, int statements, int covered) throws IOException {
        StatementsChecksum checksum = new StatementsChecksum();
        List<String> settings = new ArrayList<>();
        boolean temporary = false;
        StatementKind last = null;
        int number = 0;
        try (ScriptReader reader = new ScriptReader(script, config, problem -> {})) {
            while (number < statements) {
                Optional<ScriptStatement> next = reader.next();
                if (next.isEmpty()) {
                    break;
                }
                number++;
                last = next.get().kind();
                if (number <= covered) {
                    checksum.add(next.get());
                }
                if (sets(last)) {
                    settings.add(next.get().sql());
                }
                temporary |= isTemporary(next.get());
            }
        }
        return new Prefix(number, checksum.hex(), settings, temporary, last);
    }

    /** Tells whether a statement of a kind sets something in the session. */
    public static boolean sets(StatementKind kind) {
        return kind == StatementKind.SET
                || kind == StatementKind.RESET
                || kind == StatementKind.SET_SESSION_AUTHORIZATION
                || kind == StatementKind.USE;
    }

    /** Tells whether a statement makes a temporary table. */
    public static boolean isTemporary(ScriptStatement statement) {
        return (statement.kind() == StatementKind.CREATE_TABLE || statement.kind() == StatementKind.SELECT)
                && TEMPORARY.matcher(statement.sql()).matches();
    }
}
