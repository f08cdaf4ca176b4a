package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.Quotes;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a text without spaces and comments, each as numbers: what it is, and where it begins and ends. The next
 * text takes the room of the one before.
 *
 * <p>Words that adjoin a placeholder, as in <code>orders_${env}</code>, are one word; so is the letter before a
 * literal, as in {@code E'a'}.
 */
abstract class TokenBuffer {

    private static final int SMALLEST = 256;

    /** In the place of a mark, for an operator of several characters. */
    static final char LONG = 1;

    static final TokenKind[] KINDS = TokenKind.values();
    static final @Nullable Keyword[] KEYWORDS = keywords();

    char[] text = {};
    private int @Nullable [] origins;
    // Numbers and no references: to store a reference in an array that lives on costs the garbage collector work.
    byte[] kinds = new byte[SMALLEST];
    short[] keywords = new short[SMALLEST];
    char[] marks = new char[SMALLEST];
    int[] starts = new int[SMALLEST];
    int[] ends = new int[SMALLEST];
    int count;
    private int first;
    private int limit;

    /**
     * Reads another text.
     *
     * @param origins where in the statement each unit of the text comes from, and the end; null when it is the
     *     statement
     */
    final void read(char[] source, int from, int to, int @Nullable [] origins) {
        this.text = source;
        this.origins = origins;
        this.count = 0;
        this.first = from;
        this.limit = to;
        Lexer lexer = new Lexer(source, from, to, true);
        for (TokenKind kind = lexer.next(); kind != TokenKind.END; kind = lexer.next()) {
            if (!lexer.closed()) {
                throw Expected.end(kind, origin(opening(kind, lexer.start())));
            }
            if (!kind.trivia() && kind != TokenKind.META_COMMAND) {
                add(kind, lexer);
            }
        }
        sentinel();
    }

    /** Returns where a literal or a name begins that was to end before, or the one itself that does not end. */
    private int opening(TokenKind kind, int start) {
        for (int i = 0; i < count; i++) {
            if (KINDS[kinds[i]] == kind && Quotes.opens(text[ends[i]])) {
                return starts[i];
            }
        }
        return start;
    }

    private void add(TokenKind kind, Lexer lexer) {
        int start = lexer.start();
        int end = lexer.end();
        if (count > 0 && ends[count - 1] == start && joins(kind, start)) {
            ends[count - 1] = end;
            keywords[count - 1] = 0;
            kinds[count - 1] = number(kind == TokenKind.STRING ? TokenKind.STRING : TokenKind.WORD);
            return;
        }
        if (count + 2 > starts.length) {
            grow();
        }
        kinds[count] = number(kind);
        starts[count] = start;
        ends[count] = end;
        keywords[count] = kind == TokenKind.WORD ? number(lexer.keyword()) : 0;
        marks[count] =
                kind == TokenKind.OPERATOR || kind == TokenKind.SEMICOLON ? (end - start == 1 ? text[start] : LONG) : 0;
        count++;
    }

    private boolean joins(TokenKind kind, int start) {
        TokenKind before = KINDS[kinds[count - 1]];
        return switch (kind) {
            case STRING ->
                before == TokenKind.WORD && start - starts[count - 1] == 1 && "eEnNbBxX".indexOf(text[start - 1]) >= 0;
            case PLACEHOLDER -> before == TokenKind.WORD || before == TokenKind.PLACEHOLDER;
            case WORD, NUMBER ->
                before == TokenKind.PLACEHOLDER || (before == TokenKind.WORD && text[start - 1] == '}');
            default -> false;
        };
    }

    private void sentinel() {
        kinds[count] = number(TokenKind.END);
        starts[count] = limit;
        ends[count] = limit;
        keywords[count] = 0;
        marks[count] = 0;
    }

    private void grow() {
        int size = starts.length * 2;
        kinds = Arrays.copyOf(kinds, size);
        keywords = Arrays.copyOf(keywords, size);
        marks = Arrays.copyOf(marks, size);
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
    }

    @SuppressWarnings("EnumOrdinal") // It indexes an array of this process and is not kept.
    private static byte number(TokenKind kind) {
        return (byte) kind.ordinal();
    }

    /** Returns the index of a keyword in {@link #KEYWORDS}, and 0 for none. */
    @SuppressWarnings("EnumOrdinal") // As above.
    private static short number(@Nullable Keyword keyword) {
        return keyword == null ? 0 : (short) (keyword.ordinal() + 1);
    }

    private static @Nullable Keyword[] keywords() {
        Keyword[] known = Keyword.values();
        @Nullable Keyword[] numbered = new @Nullable Keyword[known.length + 1];
        System.arraycopy(known, 0, numbered, 1, known.length);
        return numbered;
    }

    /** Leaves out the token at an offset of the text and all behind it; tells whether there is a token. */
    final boolean cut(int offset) {
        int index = Arrays.binarySearch(starts, 0, count, offset);
        if (index < 0) {
            return false;
        }
        count = index;
        limit = offset;
        sentinel();
        return true;
    }

    /** Returns where in the statement a unit of this text comes from. */
    final int origin(int offset) {
        int[] map = origins;
        return map == null ? offset : map[offset];
    }

    /** Returns the number of units of the text. */
    final int length() {
        return limit - first;
    }

    /** Returns the offset of the text in {@link #source()}. */
    final int first() {
        return first;
    }

    final char[] source() {
        return text;
    }

    final int @Nullable [] origins() {
        return origins;
    }

    /** Tells whether a token is this operator of several characters. */
    final boolean isOperator(int index, String operator) {
        if (marks[index] != LONG || ends[index] - starts[index] != operator.length()) {
            return false;
        }
        for (int i = 0; i < operator.length(); i++) {
            if (text[starts[index] + i] != operator.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a token is a word of a phrase in capitals; the letter case in the text does not count. */
    final boolean isWord(int index, String phrase, int from, int to) {
        int start = starts[index];
        if (KINDS[kinds[index]] != TokenKind.WORD || ends[index] - start != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (Character.toUpperCase(text[start + i - from]) != phrase.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
