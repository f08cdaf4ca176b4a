package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Name;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a text without spaces and comments, and a place among them: the one that is to be read next. All
 * parsers of a text share it. What a diagnostic says when the next token is another than expected is in
 * {@link Expected}.
 *
 * <p>Words that adjoin a placeholder, as in <code>orders_${env}</code>, are one word; so is the letter before a
 * literal, as in {@code E'a'}.
 */
final class Tokens {

    private static final int SMALLEST = 256;

    /** In the place of a mark, for an operator of several characters. */
    private static final char LONG = 1;

    private static final TokenKind[] KINDS = TokenKind.values();
    private static final @Nullable Keyword[] KEYWORDS = keywords();

    private char[] text = {};
    private int @Nullable [] origins;
    // Numbers and no references: to store a reference in an array that lives on costs the garbage collector work.
    private byte[] kinds = new byte[SMALLEST];
    private short[] keywords = new short[SMALLEST];
    private char[] marks = new char[SMALLEST];
    private int[] starts = new int[SMALLEST];
    private int[] ends = new int[SMALLEST];
    private int count;
    private int next;
    private int first;
    private String name = "the statement";
    private int limit;
    private final StringPool strings;

    Tokens(StringPool strings) {
        this.strings = strings;
    }

    /**
     * Takes another text.
     *
     * @param origins where in the statement each unit of the text comes from, and the end; null when it is the
     *     statement
     */
    void fill(char[] source, int from, int to, int @Nullable [] origins) {
        this.text = source;
        this.origins = origins;
        this.count = 0;
        this.next = 0;
        this.first = from;
        this.limit = to;
        Lexer lexer = new Lexer(source, from, to, true);
        for (TokenKind kind = lexer.next(); kind != TokenKind.END; kind = lexer.next()) {
            if (!lexer.closed()) {
                throw Expected.end(kind, origin(lexer.start()));
            }
            if (!kind.trivia() && kind != TokenKind.META_COMMAND) {
                add(kind, lexer);
            }
        }
        sentinel();
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

    // What the next token is.

    TokenKind kind() {
        return KINDS[kinds[next]];
    }

    TokenKind kind(int ahead) {
        return KINDS[kinds[Math.min(next + ahead, count)]];
    }

    /** Returns the keyword that the next token is, or null when it is none. */
    @Nullable
    Keyword keyword() {
        return KEYWORDS[keywords[next]];
    }

    @Nullable
    Keyword keyword(int ahead) {
        return KEYWORDS[keywords[Math.min(next + ahead, count)]];
    }

    boolean ended() {
        return next >= count;
    }

    boolean at(Keyword keyword) {
        return keyword() == keyword;
    }

    boolean at(Keyword first, Keyword second) {
        return keyword() == first && keyword(1) == second;
    }

    boolean at(char mark) {
        return marks[next] == mark;
    }

    boolean at(int ahead, char mark) {
        return marks[Math.min(next + ahead, count)] == mark;
    }

    /** Tells whether the next token is this operator of several characters. */
    boolean at(String operator) {
        return at(0, operator);
    }

    boolean at(int ahead, String operator) {
        int index = Math.min(next + ahead, count);
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

    /** Returns the next token when it is a mark of one character, and 0 when it is not. */
    char mark() {
        return marks[next];
    }

    /** Tells whether the next token is a word, quoted or not, that may stand where a name does. */
    boolean atName() {
        return atName(0);
    }

    boolean atName(int ahead) {
        Keyword keyword = keyword(ahead);
        return switch (kind(ahead)) {
            case WORD -> keyword == null || !keyword.reserved();
            case QUOTED_NAME, PLACEHOLDER -> true;
            default -> false;
        };
    }

    /** Tells whether the next token is a word, reserved or not, or a quoted name. */
    boolean atWord() {
        return switch (kind()) {
            case WORD, QUOTED_NAME, PLACEHOLDER -> true;
            default -> false;
        };
    }

    boolean atWord(int ahead) {
        return switch (kind(ahead)) {
            case WORD, QUOTED_NAME, PLACEHOLDER -> true;
            default -> false;
        };
    }

    boolean atString() {
        return kind() == TokenKind.STRING || kind() == TokenKind.DOLLAR_STRING;
    }

    boolean atNumber() {
        return kind() == TokenKind.NUMBER;
    }

    /** Tells whether nothing stands between the next token and the one before it. */
    boolean adjoins() {
        return next > 0 && ends[next - 1] == starts[next];
    }

    /** Returns how far ahead the token is that follows the bracket closing the next one; at the end when none does. */
    int behindBracket() {
        int open = 0;
        for (int i = next; i < count; i++) {
            if (marks[i] == '(') {
                open++;
            } else if (marks[i] == ')') {
                open--;
            }
            if (open == 0) {
                return i + 1 - next;
            }
        }
        return count - next;
    }

    /** Tells whether a mark and a word adjoin, as a variable of some other tool does: {@code @name}. */
    boolean atVariable() {
        return atWord(1) && next + 1 < count && ends[next] == starts[next + 1];
    }

    /** Tells whether a line ends between the next token and the one before it. */
    boolean onNewLine() {
        for (int i = next == 0 ? starts[0] : ends[next - 1]; i < starts[next]; i++) {
            if (text[i] == '\n' || text[i] == '\r') {
                return true;
            }
        }
        return false;
    }

    // Where the next token is.

    /** Returns the offset of the next token in the statement. */
    int here() {
        return origin(starts[next]);
    }

    /** Returns the offset after the token that was read last. */
    int behind() {
        return next == 0 ? here() : origin(ends[next - 1]);
    }

    /** Leaves out the token at an offset of the text and all behind it; tells whether there is a token. */
    boolean cut(int offset) {
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
    int origin(int offset) {
        int[] map = origins;
        return map == null ? offset : map[offset];
    }

    /** Returns the number of the next token, to come back to it with {@link #back(int)}. */
    int place() {
        return next;
    }

    void back(int number) {
        next = number;
    }

    // The text of the next token.

    /** Returns the next token as it is written. */
    String text() {
        return strings.of(text, starts[next], ends[next]);
    }

    /** Tells whether a token near the next one is an unquoted word. */
    boolean word(int ahead) {
        return next + ahead >= 0 && next + ahead < count && kind(ahead) == TokenKind.WORD;
    }

    /** Returns a token near the next one as it is written. */
    String text(int ahead) {
        return strings.of(text, starts[next + ahead], ends[next + ahead]);
    }

    /** Returns the offset of a token near the next one in the statement. */
    int offset(int ahead) {
        return origin(starts[next + ahead]);
    }

    /** Returns the next token without its quotes, if it has any. */
    String unquoted() {
        if (kind() != TokenKind.QUOTED_NAME) {
            return text();
        }
        String name = strings.of(text, starts[next] + 1, ends[next] - 1);
        return name.indexOf('"') < 0 ? name : name.replace("\"\"", "\"");
    }

    /** Returns the text of the tokens from one number up to the next token, a blank between each two. */
    String words(int from) {
        StringBuilder words = new StringBuilder();
        for (int i = from; i < next; i++) {
            words.append(i == from ? "" : " ").append(text, starts[i], ends[i] - starts[i]);
        }
        return words.toString();
    }

    /** Tells what the text is, as messages name it. */
    void call(String what) {
        name = what;
    }

    /** Returns the number of units of the text. */
    int length() {
        return limit - first;
    }

    /** Returns the offset of the text in {@link #source()}. */
    int first() {
        return first;
    }

    char[] source() {
        return text;
    }

    /** Returns the offset of the next token in {@link #source()}. */
    int start() {
        return starts[next];
    }

    /** Returns the offset after the next token in {@link #source()}. */
    int end() {
        return ends[next];
    }

    int @Nullable [] origins() {
        return origins;
    }

    // Reading.

    void advance() {
        if (next < count) {
            next++;
        }
    }

    boolean accept(Keyword keyword) {
        if (keyword() != keyword) {
            return false;
        }
        next++;
        return true;
    }

    boolean accept(Keyword first, Keyword second) {
        if (!at(first, second)) {
            return false;
        }
        next += 2;
        return true;
    }

    boolean accept(Keyword first, Keyword second, Keyword third) {
        if (!at(first, second) || keyword(2) != third) {
            return false;
        }
        next += 3;
        return true;
    }

    boolean accept(char mark) {
        if (marks[next] != mark) {
            return false;
        }
        next++;
        return true;
    }

    /** Reads the words of a phrase in capitals, all of them or none; the letter case in the text does not count. */
    boolean acceptPhrase(String phrase) {
        int index = next;
        for (int from = 0; from < phrase.length(); index++) {
            int blank = phrase.indexOf(' ', from);
            int to = blank < 0 ? phrase.length() : blank;
            if (!is(Math.min(index, count), phrase, from, to)) {
                return false;
            }
            from = to + 1;
        }
        next = index;
        return true;
    }

    private boolean is(int index, String phrase, int from, int to) {
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

    /** Reads the first half of {@code >>}, which closes two brackets in types. */
    boolean acceptHalf() {
        if (!at(">>")) {
            return false;
        }
        starts[next]++;
        marks[next] = '>';
        return true;
    }

    boolean accept(String operator) {
        if (!at(operator)) {
            return false;
        }
        next++;
        return true;
    }

    /** Reads a keyword that must be there; {@code where} tells where in the user's words, as in "after 'DROP'". */
    void expect(Keyword keyword, String where) {
        if (!accept(keyword)) {
            throw Expected.keyword(this, keyword, where);
        }
    }

    /** Reads a keyword that must be there; the name completes {@code where} when it is not. */
    void expect(Keyword keyword, String where, Name name) {
        if (!accept(keyword)) {
            expect(keyword, where + " '" + name.text() + "'");
        }
    }

    /** Reads a mark that must be there; the name completes {@code where} when it is not. */
    void expect(char mark, String where, Name name) {
        if (!accept(mark)) {
            throw expected("'" + mark + "'", where + " '" + name.text() + "'");
        }
    }

    /** Reads a mark that must be there. */
    void expect(char mark, String where) {
        if (!accept(mark)) {
            throw expected("'" + mark + "'", where);
        }
    }

    /** Reads the bracket that closes the one at an offset. */
    void close(char bracket, int opener, String where) {
        if (!accept(bracket)) {
            throw Expected.closing(this, bracket, opener, where);
        }
    }

    /** Reads the bracket that closes a list; before a word that may be a value a comma is missing. */
    void closeList(int opener, String where) {
        if (atName() || atString() || atNumber()) {
            throw Expected.comma(this, opener, where);
        }
        close(')', opener, where);
    }

    /** Returns the error that something else was expected here. */
    SyntaxError expected(String what, String where) {
        return Expected.thing(this, what, where);
    }

    /** Returns the error that one of several phrases was expected here; the one that was meant is the help. */
    SyntaxError oneOf(String where, String... phrases) {
        return Expected.oneOf(this, where, phrases);
    }

    /**
     * Returns the error that one of many things was expected here; they are too many to name, but the one that was
     * meant is the help.
     */
    SyntaxError oneOfMany(String what, String where, Collection<String> known) {
        return Expected.oneOfMany(this, what, where, known);
    }

    /** Returns where the next token is by naming the one before it: "after 'MAXERROR'". */
    String afterLast() {
        return next == 0 ? "" : "after '" + new String(text, starts[next - 1], ends[next - 1] - starts[next - 1]) + "'";
    }

    /** Returns the next token as a message names it. */
    String found() {
        if (ended()) {
            return "the end of " + name;
        }
        int end = Math.min(ends[next], starts[next] + Hints.LONGEST);
        String shown = new String(text, starts[next], end - starts[next])
                .lines()
                .findFirst()
                .orElse("");
        return "'" + shown + (shown.length() < ends[next] - starts[next] ? "…" : "") + "'";
    }
}
