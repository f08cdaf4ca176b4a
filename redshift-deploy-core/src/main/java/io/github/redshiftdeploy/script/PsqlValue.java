package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.sql.lexer.PsqlVariable;
import org.jspecify.annotations.Nullable;

/**
 * The value of a variable.
 *
 * @param outside whether it, or a part of it, came from outside of the script
 * @param whole false when something was wrong where it was set, which has been told
 */
record PsqlValue(String text, boolean outside, boolean whole) {

    static final PsqlValue EMPTY = new PsqlValue("", false, true);

    static final PsqlValue BROKEN = new PsqlValue("", false, false);

    /** Returns what stands in the place of a variable; the value is null when there is none. */
    static PsqlValue written(PsqlVariable.Form form, @Nullable PsqlValue value) {
        if (form == PsqlVariable.Form.DEFINED) {
            return new PsqlValue(value == null ? "FALSE" : "TRUE", false, true);
        }
        return value == null ? BROKEN : new PsqlValue(value.written(form), value.outside, value.whole);
    }

    PsqlValue and(PsqlValue other) {
        return new PsqlValue(text + other.text, outside || other.outside, whole && other.whole);
    }

    /**
     * Returns the value for the end of a statement: a semicolon behind {@code \set} is a part of the value, and there
     * it ends what ends anyway.
     */
    PsqlValue withoutSemicolon() {
        return text.endsWith(";") ? new PsqlValue(text.substring(0, text.length() - 1), outside, whole) : this;
    }

    /** In Redshift a backslash always escapes, so psql's {@code E'...'} is not needed. */
    private String written(PsqlVariable.Form form) {
        return switch (form) {
            case PLAIN, DEFINED -> text;
            case LITERAL -> "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
            case NAME -> "\"" + text.replace("\"", "\"\"") + "\"";
        };
    }
}
