package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Name;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a text, and a place among them: the one that is to be read next. All parsers of a text share it. What a
 * diagnostic says when the next token is another than expected is in {@link Expected}.
 *
 * <p>It extends the buffer, though we prefer composition: the parsers ask what the next token is dozens of times for
 * each, and so the arrays are read here without a call and another reference.
 */
final class Tokens extends TokenBuffer {

    private int next;
    private String name = "the statement";
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
        next = 0;
        read(source, from, to, origins);
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
        return isOperator(Math.min(next + ahead, count), operator);
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
            case WORD -> keyword == null || keyword.mayName();
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

    /** Tells whether a line ends behind the next token, before another one. */
    boolean atLineEnd() {
        for (int i = ends[next]; i < starts[Math.min(next + 1, count)]; i++) {
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

    /** Returns the offset of the next token in {@link #source()}. */
    int start() {
        return starts[next];
    }

    /** Returns the offset after the next token in {@link #source()}. */
    int end() {
        return ends[next];
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
            if (!isWord(Math.min(index, count), phrase, from, to)) {
                return false;
            }
            from = to + 1;
        }
        next = index;
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
