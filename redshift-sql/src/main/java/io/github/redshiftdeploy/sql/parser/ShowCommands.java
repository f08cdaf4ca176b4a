package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Listed;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.SessionCommand;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads SHOW. What may be shown, and how the answer may be narrowed down, are tables. */
final class ShowCommands {

    /** What is named behind its words. */
    private static final OptionTable NAMED = new OptionTable("SHOW")
            .row("COLUMN GRANTS ON TABLE", ShowCommands::name)
            .row("COLUMN GRANTS ON", ShowCommands::name)
            .row("COLUMNS FROM TABLE", ShowCommands::name)
            .row("CONSTRAINTS FOREIGN KEYS EXPORTED FROM TABLE", ShowCommands::name)
            .row("CONSTRAINTS FOREIGN KEYS FROM TABLE", ShowCommands::name)
            .row("CONSTRAINTS PRIMARY KEYS FROM TABLE", ShowCommands::name)
            .row("EXTERNAL TABLE", ShowCommands::name)
            .row("FUNCTIONS FROM SCHEMA", ShowCommands::name)
            .row("GRANTS FOR", ShowCommands::grantee)
            .row("GRANTS ON", ShowCommands::name)
            .row("GRANTS ON DATABASE", ShowCommands::name)
            .row("GRANTS ON DATASHARE", ShowCommands::name)
            .row("GRANTS ON FUNCTION", ShowCommands::routine)
            .row("GRANTS ON LANGUAGE", ShowCommands::name)
            .row("GRANTS ON MODEL", ShowCommands::name)
            .row("GRANTS ON PROCEDURE", ShowCommands::routine)
            .row("GRANTS ON SCHEMA", ShowCommands::name)
            .row("GRANTS ON TABLE", ShowCommands::name)
            .row("GRANTS ON TEMPLATE", ShowCommands::name)
            .row("GRANTS TO", ShowCommands::grantee)
            .row("MODEL", ShowCommands::name)
            .row("PARAMETERS OF FUNCTION", ShowCommands::routine)
            .row("PARAMETERS OF PROCEDURE", ShowCommands::routine)
            .row("PROCEDURE", ShowCommands::routine)
            .row("PROCEDURES FROM SCHEMA", ShowCommands::name)
            .row("SCHEMAS FROM DATABASE", ShowCommands::name)
            .row("TABLE", ShowCommands::name)
            .row("TABLES FROM SCHEMA", ShowCommands::name)
            .row("TEMPLATE", ShowCommands::name)
            .row("TEMPLATES FROM SCHEMA", ShowCommands::name)
            .row("VIEW", ShowCommands::name);

    /** What needs no name. */
    private static final OptionTable UNNAMED = new OptionTable("SHOW")
            .flags("ALL", "DATABASES", "DATABASES FROM DATA CATALOG", "DATASHARES", "MASKING POLICIES", "MODEL ALL")
            .flags("RLS POLICIES", "SESSION AUTHORIZATION", "TIME ZONE", "TRANSACTION ISOLATION LEVEL", "USE")
            .flags("USER LOCKOUT");

    /** Words that begin a form of SHOW and, alone, would be parameters that do not exist. */
    private static final Set<Keyword> INCOMPLETE = EnumSet.of(
            COLUMN,
            COLUMNS,
            CONSTRAINTS,
            Keyword.EXTERNAL,
            FUNCTIONS,
            GRANTS,
            PARAMETERS,
            PROCEDURES,
            SCHEMAS,
            TABLES,
            TEMPLATES);

    private static final OptionTable CLAUSES = new OptionTable("SHOW")
            .flags("PARTITION")
            .row("ACCOUNT", ShowCommands::strings)
            .row("FOR", ShowCommands::grantee)
            .row("FROM DATABASE", ShowCommands::name)
            .row("IAM_ROLE", AuthorizationOptions::role)
            .row("IN DATABASE", ShowCommands::name)
            .row("LIKE", OptionTable.STRING)
            .row("LIMIT", OptionTable.between("LIMIT", 0, 10_000))
            .row("ON", ShowCommands::name);

    private final Grammar grammar;
    private final Tokens tokens;

    ShowCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads a SHOW. */
    Command show() {
        int at = tokens.here();
        int from = tokens.place();
        tokens.expect(SHOW, "");
        if (tokens.at(CREATE) && tokens.atWord(1)) {
            grammar.unsupported(
                    "SHOW CREATE",
                    at,
                    "SHOW TABLE, SHOW VIEW, SHOW PROCEDURE and the name give the command that makes the object");
            return grammar.foreign(from, at);
        }
        if (!tokens.at(1, '.')) {
            Option found = UNNAMED.next(grammar).or(() -> NAMED.next(grammar)).orElse(null);
            if (found != null) {
                return show(found, at);
            }
            if (tokens.keyword() != null && INCOMPLETE.contains(tokens.keyword())) {
                throw incomplete();
            }
        }
        Node parameter = grammar.names.qualified("a parameter, ALL or an object", "after 'SHOW'");
        return new SessionCommand.Show("", List.of(parameter), List.of(), at);
    }

    private SessionCommand show(Option found, int at) {
        return new SessionCommand.Show(found.words(), found.values(), CLAUSES.read(grammar), at);
    }

    private SyntaxError incomplete() {
        String first = tokens.keyword() + " ";
        tokens.advance();
        return tokens.oneOf(
                tokens.afterLast(),
                NAMED.names().stream()
                        .filter(name -> name.startsWith(first))
                        .map(name -> name.substring(first.length()))
                        .toArray(String[]::new));
    }

    // What follows the words.

    private static List<Node> name(Grammar grammar) {
        return List.of(grammar.names.qualified("a name", grammar.tokens.afterLast()));
    }

    /** Reads a routine, whose parameters may be left out. */
    private static List<Node> routine(Grammar grammar) {
        int from = grammar.tokens.place();
        Node name = grammar.names.qualified("a name", grammar.tokens.afterLast());
        if (!grammar.tokens.at('(')) {
            return List.of(name);
        }
        grammar.tokens.back(from);
        return List.of(new Signatures(grammar).signature("a name", ""));
    }

    /** Reads a user, a role or PUBLIC. */
    private static List<Node> grantee(Grammar grammar) {
        List<Node> grantee = new ArrayList<>();
        int at = grammar.tokens.here();
        if (grammar.tokens.accept(PUBLIC)) {
            return List.of(new Words("PUBLIC", at));
        }
        grammar.words("ROLE", "GROUP").ifPresent(grantee::add);
        grantee.add(grammar.names.principal("a user, ROLE or PUBLIC", grammar.tokens.afterLast()));
        return grantee;
    }

    private static List<Node> strings(Grammar grammar) {
        int at = grammar.tokens.here();
        List<Expression> strings = new ArrayList<>();
        do {
            if (!grammar.tokens.atString() && !grammar.atPlaceholder()) {
                throw grammar.tokens.expected("a string", grammar.tokens.afterLast());
            }
            strings.add(grammar.expressions.constant());
        } while (grammar.tokens.accept(','));
        return List.of(new Listed(strings, at));
    }
}
