package io.github.redshiftdeploy.sql.lexer;

import org.jspecify.annotations.Nullable;

/**
 * A place in a text where psql puts the value of a variable.
 *
 * @param name the variable's name, of letters, digits and underscores
 * @param start the offset of its colon
 * @param end the offset after it
 */
public record PsqlVariable(Form form, String name, int start, int end) {

    /** How the value is written there. */
    public enum Form {
        /** {@code :name}: as it is. */
        PLAIN(":", ""),
        /** {@code :'name'}: as a literal. */
        LITERAL(":'", "'"),
        /** {@code :"name"}: as a quoted name. */
        NAME(":\"", "\""),
        /** <code>:{?name}</code>: TRUE or FALSE, whether there is a value. */
        DEFINED(":{?", "}");

        private final String opener;
        private final String closer;

        Form(String opener, String closer) {
            this.opener = opener;
            this.closer = closer;
        }

        /** Writes a variable of a name in this form. */
        public String write(String name) {
            return opener + name + closer;
        }
    }

    /** Returns the variable at a colon; null when there is none. */
    public static @Nullable PsqlVariable at(String text, int colon) {
        Form form = form(text, colon);
        int from = colon + form.opener.length();
        int to = afterName(text, from);
        boolean whole = to > from && text.startsWith(form.closer, to);
        return whole ? new PsqlVariable(form, text.substring(from, to), colon, to + form.closer.length()) : null;
    }

    /** Tells whether text can be the name of a variable. */
    public static boolean isName(String text) {
        return !text.isEmpty() && afterName(text, 0) == text.length();
    }

    /** Tells whether its name is a number, as the end of a range and the minutes of a time are. */
    public boolean isNumber() {
        return name.chars().allMatch(c -> Characters.isDigit((char) c));
    }

    private static Form form(String text, int colon) {
        for (Form form : Form.values()) {
            if (form != Form.PLAIN && text.startsWith(form.opener, colon)) {
                return form;
            }
        }
        return Form.PLAIN;
    }

    private static int afterName(String text, int from) {
        int at = from;
        while (at < text.length() && Characters.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
