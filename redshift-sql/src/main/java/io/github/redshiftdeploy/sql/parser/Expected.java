package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The errors that say what was expected in the place of the next token, what is there, and what may have been meant.
 */
final class Expected {

    /** What begins a command. */
    private static final Set<String> BEGINNINGS = StatementKind.firstWords();

    private Expected() {}

    /** Returns the error that the end of a literal, a quoted name, a body or a comment is missing. */
    static SyntaxError end(TokenKind kind, int at) {
        SqlCode code = switch (kind) {
            case STRING -> SqlCode.UNTERMINATED_STRING;
            case QUOTED_NAME -> SqlCode.UNTERMINATED_NAME;
            case DOLLAR_STRING -> SqlCode.UNTERMINATED_BODY;
            default -> SqlCode.UNTERMINATED_COMMENT;
        };
        String name = switch (kind) {
            case STRING -> "string literal";
            case QUOTED_NAME -> "quoted name";
            case DOLLAR_STRING -> "dollar-quoted body";
            default -> "block comment";
        };
        return new SyntaxError(Problem.of(code, at, "unterminated " + name).help("close it before the text ends"));
    }

    /** Returns the error that {@code what} was expected; {@code where} may be empty. */
    static SyntaxError thing(Tokens tokens, String what, String where) {
        if (tokens.at('{') && (tokens.at(1, '{') || tokens.at(1, '%'))) {
            String mark = "{" + tokens.text(1).charAt(0);
            return new SyntaxError(
                    Problem.of(SqlCode.TEMPLATE, tokens.here(), "'" + mark + "' is a mark of a template, not SQL")
                            .help("deploy the SQL that the template renders to"));
        }
        Problem problem = Problem.of(
                SqlCode.SYNTAX,
                tokens.here(),
                "expected " + what + (where.isEmpty() ? "" : " " + where) + ", found " + tokens.found());
        return new SyntaxError(problem.help(Hints.of(tokens)));
    }

    /** Returns the error that a keyword was expected; a word that is nearly the same was meant as it. */
    static SyntaxError keyword(Tokens tokens, Keyword keyword, String where) {
        SyntaxError error = thing(tokens, "'" + keyword + "'", where);
        boolean near = tokens.kind() == TokenKind.WORD
                && tokens.keyword() == null
                && Suggestion.of(tokens.text(), List.of(keyword.name())).isPresent();
        return near ? error.helping("did you mean '" + keyword + "'?") : error;
    }

    /** Returns the error that the bracket was expected which closes the one at an offset. */
    static SyntaxError closing(Tokens tokens, char bracket, int opener, String where) {
        if (tokens.at('{')) {
            return thing(tokens, "'" + bracket + "'", where);
        }
        char open = bracket == ')' ? '(' : '[';
        return new SyntaxError(Problem.of(
                        SqlCode.UNCLOSED_BRACKET,
                        tokens.ended() || tokens.onNewLine() ? Math.max(tokens.behind() - 1, 0) : tokens.here(),
                        "expected '" + bracket + "' " + where + ", found " + tokens.found())
                .help("close the '" + open + "', or is a comma or an operator missing before "
                        + (tokens.ended() ? "the end" : tokens.found()) + "?")
                .note("the '" + open + "' is", opener));
    }

    /** Returns the error that a comma, or the end of the list whose bracket opens at an offset, was expected. */
    static SyntaxError comma(Tokens tokens, int opener, String where) {
        return thing(tokens, "',' or ')'", where)
                .helping("is a comma missing before " + tokens.found() + "?")
                .noting("the '(' is", opener);
    }

    /** Returns the error that one of several phrases was expected; the one that was meant is the help. */
    static SyntaxError oneOf(Tokens tokens, String where, String... phrases) {
        String last = phrases[phrases.length - 1];
        String list = String.join(", ", Arrays.copyOf(phrases, phrases.length - 1));
        SyntaxError plain = thing(tokens, list.isEmpty() ? last : list + " or " + last, where);
        SyntaxError error = list.isEmpty() ? plain : plain.unknown(tokens);
        return tokens.kind() != TokenKind.WORD
                ? error
                : meant(tokens, List.of(phrases))
                        .map(meant -> error.helping("did you mean '" + meant + "'?"))
                        .orElse(error);
    }

    /** Returns the error that one of many things was expected; the help names the one that was meant, or all. */
    static SyntaxError oneOfMany(Tokens tokens, String what, String where, Collection<String> known) {
        SyntaxError error = thing(tokens, what, where).unknown(tokens);
        if (tokens.kind() != TokenKind.WORD) {
            return error;
        }
        String begun = tokens.text().toUpperCase(Locale.ROOT) + " ";
        List<String> longer =
                known.stream().filter(phrase -> phrase.startsWith(begun)).toList();
        if (!longer.isEmpty()) {
            return error.helping("one of " + String.join(", ", longer));
        }
        List<String> firstWords =
                known.stream().map(phrase -> phrase.replaceFirst(" .*", "")).toList();
        return meant(tokens, known)
                .or(() -> meant(tokens, firstWords))
                .map(meant -> error.helping("did you mean '" + meant + "'?"))
                .orElse(error.helping("one of " + String.join(", ", known)));
    }

    /** Returns what was meant by the next token, which is not what stands there already. */
    private static Optional<String> meant(Tokens tokens, Collection<String> known) {
        String found = tokens.text();
        return Suggestion.of(
                found,
                known.stream().filter(word -> !word.equalsIgnoreCase(found)).toList());
    }

    /**
     * Tells whether the next token is a word that a newer Redshift may know here: none that joins the clauses of a
     * query, and none that begins the next statement, before which a semicolon is missing.
     */
    static boolean mayBeNew(Tokens tokens) {
        Keyword keyword = tokens.keyword();
        return tokens.kind() == TokenKind.WORD
                && (keyword == null
                        || !(Hints.joinsClauses(keyword)
                                || (tokens.onNewLine() && BEGINNINGS.contains(keyword.name()))));
    }
}
