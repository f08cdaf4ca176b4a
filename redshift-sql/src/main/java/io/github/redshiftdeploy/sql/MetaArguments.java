package io.github.redshiftdeploy.sql;

import io.github.redshiftdeploy.sql.lexer.MetaSyntax;
import io.github.redshiftdeploy.sql.lexer.PsqlVariable;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a command to psql. Blanks divide them; a piece in single quotes may hold blanks, and backslashes
 * that stand for other characters; double quotes keep blanks together and are a part of the argument.
 *
 * @param list the arguments, each of one part or more
 * @param unclosed the offset in the command's text of the quote that is not closed on its line; -1 when there is none
 */
public record MetaArguments(List<List<Part>> list, int unclosed) {

    /** Copies the list. */
    public MetaArguments {
        list = list.stream().map(List::copyOf).toList();
    }

    /** A part of an argument. */
    public sealed interface Part {}

    /** Text that stands for itself. */
    public record Text(String text) implements Part {}

    /** A variable, whose value comes in its place. */
    public record Value(PsqlVariable variable) implements Part {}

    /**
     * A command of the shell in backticks, whose output would come in its place.
     *
     * @param start the offset of the first backtick in the command's text
     */
    public record Shell(int start) implements Part {}

    static MetaArguments of(String text, int from) {
        return new Reader(text, from).read();
    }

    /** Follows psql's own scanner of arguments (psqlscanslash.l). */
    private static final class Reader {

        private final String text;
        private final List<List<Part>> list = new ArrayList<>();
        private List<Part> parts = new ArrayList<>();
        private final StringBuilder plain = new StringBuilder();
        private boolean inside;
        private int unclosed = -1;
        private int at;

        private Reader(String text, int from) {
            this.text = text;
            this.at = from;
        }

        private MetaArguments read() {
            while (at < text.length() && text.charAt(at) != '\\') {
                char c = text.charAt(at);
                if (MetaSyntax.isSpace(c)) {
                    endArgument();
                    at++;
                } else {
                    inside = true;
                    readPart(c);
                }
            }
            endArgument();
            return new MetaArguments(list, unclosed);
        }

        private void readPart(char c) {
            PsqlVariable variable = c == ':' ? PsqlVariable.at(text, at) : null;
            if (variable != null) {
                add(new Value(variable));
                at = variable.end();
            } else if (c == '\'') {
                readQuoted();
            } else if (c == '"') {
                int end = afterQuote(c);
                plain.append(text, at, end);
                at = end;
            } else if (c == '`') {
                add(new Shell(at));
                at = afterQuote(c);
            } else {
                plain.append(c);
                at++;
            }
        }

        private int afterQuote(char quote) {
            int close = text.indexOf(quote, at + 1);
            if (close < 0) {
                unclosed = at;
                return text.length();
            }
            return close + 1;
        }

        private void readQuoted() {
            int opener = at++;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\'' && !text.startsWith("''", at)) {
                    at++;
                    return;
                }
                if (c == '\\' && at + 1 < text.length()) {
                    readEscape();
                } else {
                    plain.append(c);
                    at += c == '\'' ? 2 : 1;
                }
            }
            unclosed = opener;
        }

        private void readEscape() {
            char c = text.charAt(at + 1);
            int digits = c == 'x' ? digits(at + 2, 16, 2) : digits(at + 1, 8, 3);
            if (digits > 0) {
                int from = c == 'x' ? at + 2 : at + 1;
                plain.append((char) Integer.parseInt(text.substring(from, from + digits), c == 'x' ? 16 : 8));
                at = from + digits;
                return;
            }
            plain.append(
                    switch (c) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'b' -> '\b';
                        case 'r' -> '\r';
                        case 'f' -> '\f';
                        default -> c;
                    });
            at += 2;
        }

        private int digits(int from, int radix, int most) {
            int count = 0;
            while (count < most
                    && from + count < text.length()
                    && text.charAt(from + count) < 128
                    && Character.digit(text.charAt(from + count), radix) >= 0) {
                count++;
            }
            return count;
        }

        private void add(Part part) {
            endText();
            parts.add(part);
        }

        private void endText() {
            if (plain.length() > 0) {
                parts.add(new Text(plain.toString()));
                plain.setLength(0);
            }
        }

        private void endArgument() {
            if (inside) {
                endText();
                list.add(parts);
                parts = new ArrayList<>();
                inside = false;
            }
        }
    }
}
