package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.ForeignCommand;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The parsers of one text. They share its tokens, know each other, and collect what is wrong.
 *
 * <p>Here are those that every statement needs. The readers of a family of commands know nothing but this; they are
 * made where they are called, so that what a script does not use is never loaded.
 */
final class Grammar {

    /** How deep expressions, queries and statements may be inside each other; every level costs stack. */
    static final int DEEPEST = 300;

    /** How many bytes of a name the server keeps ({@code r_names}). */
    private static final int LONGEST_NAME = 127;

    private static final int MOST_PARTS = 3;

    final Tokens tokens;
    final List<Problem> problems;
    final StringPool strings;
    final Names names;
    final Types types;
    final Expressions expressions;
    final Calls calls;
    final Queries queries;
    final Relations relations;
    final RowChecks rowChecks;
    final CallChecks callChecks;
    final Commands commands;

    private int depth;

    Grammar(StringPool strings, List<Problem> problems, int depth) {
        this.strings = strings;
        this.problems = problems;
        this.depth = depth;
        tokens = new Tokens(strings);
        names = new Names(tokens);
        types = new Types(this);
        expressions = new Expressions(this);
        calls = new Calls(this);
        queries = new Queries(this);
        relations = new Relations(this);
        rowChecks = new RowChecks(this);
        callChecks = new CallChecks(this);
        commands = new Commands(this);
    }

    Grammar(StringPool strings) {
        this(strings, new ArrayList<>(), 0);
    }

    /** Begins again, for another text. */
    void reset() {
        depth = 0;
        problems.clear();
    }

    /** Goes one level deeper. */
    void enter() {
        depth++;
        if (depth > DEEPEST) {
            throw new SyntaxError(
                    Problem.of(SqlCode.TOO_DEEP, tokens.here(), "more than " + DEEPEST + " levels inside each other")
                            .help("take it apart into common tables or views"));
        }
    }

    /** Comes back from a level. */
    void leave() {
        depth--;
    }

    int depth() {
        return depth;
    }

    /** Comes back to an earlier level, after a mistake. */
    void back(int level) {
        depth = level;
    }

    /** Notes what is wrong but does not hide the shape of the statement. */
    void report(Problem problem) {
        problems.add(problem);
    }

    /**
     * Notes a feature of PostgreSQL or another database that Redshift does not have; {@code instead} is what it has.
     */
    void unsupported(String feature, int at, String instead) {
        report(Problem.of(SqlCode.UNSUPPORTED, at, "Redshift has no " + feature).help(instead));
    }

    /** Reports the name of something new when it has too many parts, or too many bytes: the server would cut it. */
    void checkLength(Name name) {
        if (name.length() > MOST_PARTS) {
            report(Problem.of(SqlCode.LIMIT_EXCEEDED, name.at(), "a name has at most " + MOST_PARTS + " parts")
                    .help("write database.schema.name"));
        }
        int bytes = name.text().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_NAME) {
            report(Problem.of(
                            SqlCode.LIMIT_EXCEEDED,
                            name.at(),
                            "a name has at most " + LONGEST_NAME + " bytes, and this one has " + bytes)
                    .help("choose a shorter name"));
        }
    }

    /** Refuses a name at the end of the statement that is a word of what follows names: the name is missing. */
    void refuseAsName(String what, String where, Collection<String> words) {
        boolean last = tokens.kind(1) == TokenKind.END || tokens.at(1, ';');
        if (last && tokens.word(0) && words.contains(tokens.text().toUpperCase(Locale.ROOT))) {
            throw tokens.expected(what, where);
        }
    }

    /** Reads a user, who may be the current one. */
    Name user(String where) {
        return names.principal("a user", where);
    }

    /** Reads {@code IF EXISTS}, or nothing; an object may be called "if". */
    boolean ifExists() {
        if (!tokens.at(Keyword.IF) || !tokens.atWord(1)) {
            return false;
        }
        tokens.advance();
        tokens.expect(Keyword.EXISTS, "after 'IF'");
        return true;
    }

    /** Reads {@code IF NOT EXISTS}, or nothing. */
    boolean ifNotExists() {
        if (!tokens.at(Keyword.IF) || !tokens.atWord(1)) {
            return false;
        }
        tokens.advance();
        tokens.expect(Keyword.NOT, "after 'IF'");
        tokens.expect(Keyword.EXISTS, "after 'IF NOT'");
        return true;
    }

    /** Reads the rest of a statement that Redshift does not have, which is reported already. */
    ForeignCommand foreign(int from, int at) {
        skipStatement();
        return new ForeignCommand(tokens.words(from), at);
    }

    /** Goes to the end of the statement. */
    void skipStatement() {
        while (!tokens.ended() && !tokens.at(';')) {
            tokens.advance();
        }
    }

    /** Reads a word that may stand before the value of an option. */
    void skipFiller() {
        if (!tokens.accept('=')) {
            tokens.accept(Keyword.AS);
        }
    }

    /** Tells whether the next token stands in the place of a value. */
    boolean atPlaceholder() {
        return tokens.kind() == TokenKind.PLACEHOLDER || tokens.kind() == TokenKind.PARAMETER;
    }

    /** Reads one of several phrases, such as {@code READ ONLY}; the longer ones come first. */
    Optional<Words> words(String... phrases) {
        int at = tokens.here();
        for (String phrase : phrases) {
            if (tokens.acceptPhrase(phrase)) {
                return Optional.of(new Words(phrase, at));
            }
        }
        return Optional.empty();
    }

    /** Reads the keywords of one of these types of objects, or nothing. */
    Optional<ObjectType> type(Set<ObjectType> types) {
        if (tokens.keyword() == null) {
            return Optional.empty();
        }
        for (ObjectType type : types) {
            if (tokens.acceptPhrase(type.words())) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Returns the error that none of these types of objects is there. */
    SyntaxError noneOf(Set<ObjectType> types, String where) {
        return tokens.oneOf(where, types.stream().map(ObjectType::words).toArray(String[]::new));
    }

    /** Reads one of several phrases that must be there. */
    Words oneOf(String where, String... phrases) {
        return words(phrases).orElseThrow(() -> notOneOf(where, phrases));
    }

    /** Returns the error that none of the phrases is there; when some begin, what should follow their first word. */
    private SyntaxError notOneOf(String where, String... phrases) {
        String first = tokens.atWord() ? tokens.text().toUpperCase(Locale.ROOT) + " " : "";
        String[] rests = Arrays.stream(phrases)
                .filter(phrase -> !first.isEmpty() && phrase.startsWith(first))
                .map(phrase -> phrase.substring(first.length()))
                .toArray(String[]::new);
        if (rests.length == 0) {
            return tokens.oneOf(where, phrases);
        }
        tokens.advance();
        return tokens.oneOf("after '" + first.strip() + "'", rests);
    }
}
