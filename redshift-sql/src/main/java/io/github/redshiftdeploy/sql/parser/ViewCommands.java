package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.ViewCommand;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.List;

/** Reads the commands on views of all kinds. */
final class ViewCommands {

    private static final OptionTable CHANGES =
            new OptionTable("ALTER VIEW").row("RENAME TO", OptionTable.NAME).row("OWNER TO", OptionTable.OWNER);

    private static final OptionTable MATERIALIZED_CHANGES = TableOptions.changes(
                    new OptionTable("ALTER MATERIALIZED VIEW"))
            .row("AUTO REFRESH", ViewCommands::refreshed)
            .row("RENAME TO", OptionTable.NAME)
            .separated();

    private final Grammar grammar;
    private final Tokens tokens;

    ViewCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads what follows CREATE and, before VIEW, the word that makes the view a temporary one. */
    Command create(int at, boolean replace) {
        if (tokens.at(RECURSIVE)) {
            grammar.unsupported("recursive views", tokens.here(), "write WITH RECURSIVE in the query of the view");
            tokens.advance();
        }
        String words = grammar.words("LOCAL TEMPORARY", "LOCAL TEMP", "TEMPORARY", "TEMP")
                .map(Words::words)
                .orElse("");
        tokens.expect(VIEW, words.isEmpty() ? "" : "after '" + words + "'");
        int exists = tokens.here();
        if (grammar.ifNotExists()) {
            grammar.unsupported("CREATE VIEW IF NOT EXISTS", exists, "write CREATE OR REPLACE VIEW");
        }
        Name name = named("after 'VIEW'");
        List<Name> columns = columns();
        Query query = query("the view");
        grammar.rowChecks.named(columns, query);
        return new ViewCommand.CreateView(replace, words, name, columns, query, late(), at);
    }

    private Name named(String where) {
        Name name = grammar.names.qualified("a view", where);
        grammar.checkLength(name);
        return name;
    }

    private List<Name> columns() {
        List<Name> columns = tokens.at('(') ? grammar.names.enclosed("a column", "") : List.of();
        new TableChecks(grammar).checkNames(columns);
        return columns;
    }

    private Query query(String what) {
        if (!tokens.accept(AS)) {
            SyntaxError error = tokens.expected("AS", "after " + what);
            throw tokens.at(WITH, NO) ? error.helping("WITH NO SCHEMA BINDING stands behind the query") : error;
        }
        if (!grammar.queries.atQuery() && !tokens.at(VALUES)) {
            throw tokens.expected("a query", "after 'AS'");
        }
        return grammar.queries.query();
    }

    private boolean late() {
        int at = tokens.here();
        if (!tokens.accept(WITH)) {
            return false;
        }
        if (tokens.at(CHECK) || tokens.at(CASCADED) || tokens.at(LOCAL)) {
            grammar.unsupported("WITH CHECK OPTION", at, "rows cannot be changed through a view: remove the clause");
            grammar.skipStatement();
            return false;
        }
        tokens.expect(NO, "after 'WITH'");
        tokens.expect(SCHEMA, "after 'WITH NO'");
        tokens.expect(BINDING, "after 'WITH NO SCHEMA'");
        return true;
    }

    /** Reads what follows CREATE. */
    Command createMaterialized(int at) {
        tokens.advance();
        tokens.expect(VIEW, "after 'MATERIALIZED'");
        boolean ifNotExists = grammar.ifNotExists();
        Name name = named("after 'CREATE MATERIALIZED VIEW'");
        List<Name> columns = tokens.at('(') ? grammar.names.enclosed("a column", "") : List.of();
        List<Option> options = TableOptions.materializedView(grammar);
        if (!tokens.at(AS) && tokens.atWord() && !grammar.queries.atQuery()) {
            throw TableOptions.expectedInView(grammar);
        }
        Query query = query("the materialized view");
        new TableChecks(grammar).check(columns, options, query);
        return new ViewCommand.CreateMaterializedView(ifNotExists, name, columns, options, query, at);
    }

    /** Reads what follows CREATE EXTERNAL. */
    Command createExternal(int at, boolean replace) {
        String words = tokens.accept(PROTECTED) ? "PROTECTED" : "";
        tokens.expect(VIEW, "after 'PROTECTED'");
        boolean before = grammar.ifNotExists();
        Name name = named("after 'EXTERNAL VIEW'");
        boolean behind = grammar.ifNotExists();
        Query query = query("the view");
        return new ViewCommand.CreateExternalView(replace, words, before || behind, name, query, at);
    }

    /** Reads what follows ALTER EXTERNAL. */
    Command alterExternal(int at) {
        tokens.advance();
        Name name = grammar.names.qualified("a view", "after 'ALTER EXTERNAL VIEW'");
        boolean force = tokens.accept(FORCE);
        if (tokens.accept(REMOVE)) {
            tokens.expect(DEFINITION, "after 'REMOVE'");
            return new ViewCommand.AlterExternalView(name, force, null, at);
        }
        if (!tokens.at(AS)) {
            throw tokens.oneOf("after the view", "FORCE", "AS", "REMOVE DEFINITION");
        }
        return new ViewCommand.AlterExternalView(name, force, query("the view"), at);
    }

    /** Reads what follows ALTER. */
    Command alter(int at) {
        boolean materialized = tokens.accept(MATERIALIZED);
        tokens.expect(VIEW, "after 'ALTER MATERIALIZED'");
        String object = materialized ? "MATERIALIZED VIEW" : "VIEW";
        Name name = grammar.names.qualified("a view", "after 'ALTER " + object + "'");
        OptionTable table = materialized ? MATERIALIZED_CHANGES : CHANGES;
        List<Option> options = table.read(grammar);
        if (options.isEmpty() || tokens.atWord()) {
            throw table.expected(grammar);
        }
        return new ViewCommand.AlterView(object, name, options, at);
    }

    /** Reads {@code YES}, with the seconds between two refreshes or without, or {@code NO}. */
    private static List<Node> refreshed(Grammar grammar) {
        List<Node> values = new ArrayList<>(TableOptions.yesOrNo(grammar));
        int at = grammar.tokens.here();
        if (((Words) values.get(0)).words().equals("YES") && grammar.tokens.accept(INTERVAL)) {
            values.add(new Option("INTERVAL", OptionTable.number(grammar), at));
        }
        return values;
    }

    /** Reads REFRESH MATERIALIZED VIEW. */
    Command refresh() {
        int at = tokens.here();
        tokens.advance();
        tokens.expect(MATERIALIZED, "after 'REFRESH'");
        tokens.expect(VIEW, "after 'REFRESH MATERIALIZED'");
        if (tokens.at(CONCURRENTLY) && tokens.atWord(1)) {
            grammar.unsupported("REFRESH … CONCURRENTLY", tokens.here(), "leave the word out: readers do not wait");
            tokens.advance();
        }
        Name name = grammar.names.qualified("a materialized view", "after 'REFRESH MATERIALIZED VIEW'");
        String words = grammar.words("CASCADE", "RESTRICT").map(Words::words).orElse("");
        return new ViewCommand.RefreshMaterializedView(name, words, at);
    }
}
