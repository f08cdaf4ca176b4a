package io.github.redshiftdeploy.sql;

import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.Arrays;

/**
 * The first tokens of a statement, read as they are asked for: of a long INSERT nobody looks at more than two. Comments
 * and spaces are left out.
 */
final class LeadingWords {

    /** Far more than any statement needs to show its kind, and a bound for the search. */
    private static final int LIMIT = 2_000;

    /** Enough of nearly every statement, in UTF-16 units. */
    private static final int FIRST_PART = 64;

    private final String statement;
    private char[] text = {};
    private Lexer lexer = new Lexer(text, 0, 0, false);

    /** Where the tokens begin, and where they end. */
    private int[] starts = new int[8];

    private int[] ends = new int[8];
    private int count;

    LeadingWords(String statement) {
        this.statement = statement;
    }

    /** Tells whether there is a token at an index. */
    boolean has(int index) {
        while (count <= index) {
            if (count == LIMIT || !read()) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether the token at an index is a keyword or an operator, which is given in upper case. */
    boolean is(int index, String word) {
        return has(index) && same(starts[index], ends[index], word);
    }

    /** Returns a number that the token at an index has in common with few words; see {@link #key(String)}. */
    int key(int index) {
        return has(index) ? key(ends[index] - starts[index], text[starts[index]]) : 0;
    }

    /** Returns the {@link #key(int)} of a keyword, which tells most of the others apart without a look at it. */
    static int key(String word) {
        return key(word.length(), word.charAt(0));
    }

    private static int key(int length, char first) {
        return length << Character.SIZE | upperCase(first);
    }

    private boolean same(int start, int end, String word) {
        if (end - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (upperCase(text[start + i]) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** As the server does it, for which only these letters make keywords. */
    private static char upperCase(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }

    private boolean read() {
        TokenKind kind = lexer.next();
        while (kind.trivia() || (kind == TokenKind.END && text.length < statement.length())) {
            if (kind == TokenKind.END) {
                readOn();
            }
            kind = lexer.next();
        }
        if (kind == TokenKind.END) {
            return false;
        }
        add(lexer.start(), lexer.end());
        return true;
    }

    private void readOn() {
        int length = Math.min(statement.length(), Math.max(FIRST_PART, 2 * text.length));
        text = Arrays.copyOf(text, length);
        statement.getChars(0, length, text, 0);
        lexer = new Lexer(text, lexer.start(), length, length == statement.length());
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        count++;
    }
}
