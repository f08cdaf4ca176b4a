package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.DataCommand;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.TransactionCommand;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may have been meant by a token that does not fit. */
final class Hints {

    /** As much of a token as a message shows. */
    static final int LONGEST = 40;

    /** Reserved words that begin or join clauses: where a value is expected they tell that it is missing. */
    private static final Set<Keyword> STRUCTURE = EnumSet.of(
            Keyword.FROM,
            Keyword.WHERE,
            Keyword.AND,
            Keyword.OR,
            Keyword.ON,
            Keyword.THEN,
            Keyword.ELSE,
            Keyword.END,
            Keyword.WHEN,
            Keyword.AS,
            Keyword.SELECT,
            Keyword.INTO,
            Keyword.HAVING,
            Keyword.UNION,
            Keyword.LIMIT,
            Keyword.SET,
            Keyword.USING);

    private static final Set<Keyword> JOINING = EnumSet.of(
            Keyword.FROM,
            Keyword.WHERE,
            Keyword.AND,
            Keyword.OR,
            Keyword.THEN,
            Keyword.ELSE,
            Keyword.END,
            Keyword.WHEN,
            Keyword.SELECT,
            Keyword.HAVING,
            Keyword.UNION);

    private static final Set<Keyword> ORDERED = EnumSet.of(
            Keyword.FROM, Keyword.WHERE, Keyword.GROUP, Keyword.HAVING, Keyword.QUALIFY, Keyword.ORDER, Keyword.LIMIT);

    private static final Set<Keyword> SET_OPERATORS =
            EnumSet.of(Keyword.UNION, Keyword.INTERSECT, Keyword.EXCEPT, Keyword.MINUS);

    private static final List<String> CLAUSES = List.of(
            "FROM",
            "WHERE",
            "GROUP BY",
            "ORDER BY",
            "HAVING",
            "LIMIT",
            "OFFSET",
            "QUALIFY",
            "UNION",
            "INTERSECT",
            "EXCEPT",
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "FULL",
            "CROSS",
            "ON",
            "USING",
            "VALUES",
            "SELECT",
            "SET");

    private Hints() {}

    /** Returns the hint for the next token, or null when there is none. */
    static @Nullable String of(Tokens tokens) {
        return switch (tokens.kind()) {
            case OPERATOR -> operator(tokens);
            case PLACEHOLDER -> "a placeholder stands for a value or a name";
            case WORD -> meantAsName(tokens) ? quoted(tokens) : foreignCharacter(tokens.text());
            default -> null;
        };
    }

    /** Word processors and web pages leave characters behind that look like others and are letters to the server. */
    static @Nullable String foreignCharacter(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '\u2018' || c == '\u2019' || c == '\u201C' || c == '\u201D') {
                return "'" + c + "' is a letter to Redshift; a literal stands in ' and a quoted name in \"";
            }
            if (Character.isSpaceChar(c) || c == '\uFEFF' || Character.getType(c) == Character.FORMAT) {
                return String.format(
                        "it holds the character U+%04X, which looks like a space and is a letter", (int) c);
            }
        }
        return null;
    }

    /** Tells whether a word stands between the parts of a query, and so is no word of a clause to come. */
    static boolean joinsClauses(Keyword keyword) {
        return JOINING.contains(keyword);
    }

    /** Returns the hint that a reserved word is to be quoted, or null when the next token is none. */
    static @Nullable String reserved(Tokens tokens) {
        Keyword keyword = tokens.keyword();
        return keyword != null && keyword.reserved() && !STRUCTURE.contains(keyword) ? quoted(tokens) : null;
    }

    private static String quoted(Tokens tokens) {
        return "to use " + tokens.found() + " as a name, write it in double quotes";
    }

    /** A reserved word that stands like a value, as in {@code SELECT group FROM}, was meant as a name. */
    private static boolean meantAsName(Tokens tokens) {
        Keyword keyword = tokens.keyword();
        if (keyword == null || !keyword.reserved()) {
            return false;
        }
        if (STRUCTURE.contains(keyword) && !isListed(tokens, keyword)) {
            return false;
        }
        return tokens.kind(1) == TokenKind.END
                || tokens.at(1, ',')
                || tokens.at(1, ')')
                || tokens.at(1, '=')
                || tokens.keyword(1) == Keyword.FROM;
    }

    /** Tells a word that stands where a column of a list does, and so is no part of a clause. */
    private static boolean isListed(Tokens tokens, Keyword keyword) {
        boolean inList = tokens.place() > 0 && (tokens.at(-1, ',') || tokens.keyword(-1) == Keyword.SELECT);
        return inList && keyword != Keyword.FROM && keyword != Keyword.SELECT;
    }

    /**
     * Returns the error that a command goes on where it should end. A word behind it may be a clause that Redshift has
     * got since. Behind a query it hardly is, but a comma, an operator or a keyword is missing before it; and a border
     * of a transaction has to be understood as a whole.
     */
    static SyntaxError tooLong(Grammar grammar, Command command) {
        boolean rows = grammar.queries.ended()
                || command instanceof Query
                || (command instanceof DataCommand && !(command instanceof DataCommand.Truncate));
        SyntaxError error = tooLong(grammar.tokens);
        return rows || command instanceof TransactionCommand ? error : error.unknown(grammar.tokens);
    }

    /**
     * Returns the error that a statement goes on where it should end. When a word before the next token, or that token
     * itself, is nearly the beginning of a clause, the error is there.
     */
    private static SyntaxError tooLong(Tokens tokens) {
        SyntaxError plain = tokens.expected("the end of the statement", "");
        if (tokens.keyword() != null && ORDERED.contains(tokens.keyword())) {
            return plain.helping("the order of clauses is FROM, WHERE, GROUP BY, HAVING, QUALIFY, ORDER BY, LIMIT");
        }
        if (tokens.keyword() != null && SET_OPERATORS.contains(tokens.keyword())) {
            return plain.helping(
                    "ORDER BY and LIMIT stand behind the last query; put one that has its own into" + " parentheses");
        }
        if (!tokens.atName() && !tokens.at('(') && !tokens.atNumber()) {
            return plain;
        }
        for (int back = 1; back >= 0; back--) {
            if (tokens.word(-back) && tokens.text(-back).length() > 1) {
                Optional<String> meant = Suggestion.of(tokens.text(-back), CLAUSES);
                if (meant.isPresent() && !meant.get().equalsIgnoreCase(tokens.text(-back))) {
                    return new SyntaxError(Problem.of(
                                    SqlCode.SYNTAX,
                                    tokens.offset(-back),
                                    "expected the end of the statement or a clause, found '" + tokens.text(-back) + "'")
                            .help("did you mean '" + meant.get() + "'?"));
                }
            }
        }
        return plain;
    }

    private static @Nullable String operator(Tokens tokens) {
        return switch (tokens.mark()) {
            case '{', '}' -> "this looks like a template; deploy the SQL that it renders to";
            case ':' ->
                "a value such as ':name' is filled in with 'redshift.placeholderSyntax=psql', as psql does; or use a placeholder";
            case '?', '@', '%', '&' -> "is this a mark that some tool replaces? use a placeholder for it";
            case '=' -> !tokens.adjoins() ? null : "two values are compared with a single '='";
            case '`' -> "Redshift quotes names with double quotes";
            case '[' -> "Redshift quotes names with double quotes, and has no arrays but those of SUPER";
            default -> null;
        };
    }
}
