package io.github.redshiftdeploy.sql.parser;

import org.jspecify.annotations.Nullable;

/** What may have been meant by a token that does not fit. */
final class Hints {

    /** As much of a token as a message shows. */
    static final int LONGEST = 40;

    private Hints() {}

    /** Returns the hint for the next token, or null when there is none. */
    static @Nullable String of(Tokens tokens) {
        return switch (tokens.kind()) {
            case OPERATOR -> operator(tokens);
            case PLACEHOLDER -> "a placeholder stands for a value or a name";
            case WORD ->
                tokens.keyword() != null && tokens.keyword().reserved()
                        ? "to use " + tokens.found() + " as a name, write it in double quotes"
                        : null;
            default -> null;
        };
    }

    private static @Nullable String operator(Tokens tokens) {
        return switch (tokens.mark()) {
            case '{', '}' -> "this looks like a template; deploy the SQL that it renders to";
            case ':' -> "a value such as ':name' is filled in by psql, not by Redshift; use a placeholder";
            case '?', '@', '%', '&' -> "is this a mark that some tool replaces? use a placeholder for it";
            case '`' -> "Redshift quotes names with double quotes";
            case '[' -> "Redshift quotes names with double quotes, and has no arrays but those of SUPER";
            default -> null;
        };
    }
}
