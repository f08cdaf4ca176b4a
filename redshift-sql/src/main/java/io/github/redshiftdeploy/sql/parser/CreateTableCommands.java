package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.TableCommand;
import io.github.redshiftdeploy.sql.tree.TableElement;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.List;

/** Reads CREATE TABLE, with columns of its own or those of a query. */
final class CreateTableCommands {

    private final Grammar grammar;
    private final Tokens tokens;
    private final TableChecks checks;

    CreateTableCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
        this.checks = new TableChecks(grammar);
    }

    /** Reads what follows CREATE. */
    Command create(int at) {
        String words = temporary();
        tokens.expect(TABLE, words.isEmpty() ? "after 'CREATE'" : "after '" + words + "'");
        boolean ifNotExists = grammar.ifNotExists();
        Name name = grammar.names.qualified("a table", ifNotExists ? "after 'IF NOT EXISTS'" : "after 'CREATE TABLE'");
        grammar.checkLength(name);
        checkSchema(words, name);
        if (tokens.at(PARTITION) && tokens.keyword(1) == OF) {
            int from = tokens.place();
            grammar.unsupported("partitions of a table", tokens.here(), "sort the table by the column: SORTKEY");
            return grammar.foreign(from, at);
        }
        return atNames() ? asQuery(words, ifNotExists, name, at) : withColumns(words, ifNotExists, name, at);
    }

    private String temporary() {
        if (tokens.at(UNLOGGED)) {
            grammar.unsupported("UNLOGGED tables", tokens.here(), "BACKUP NO leaves a table out of the snapshots");
            tokens.advance();
            return "";
        }
        return grammar.words("LOCAL TEMPORARY", "LOCAL TEMP", "GLOBAL TEMPORARY", "GLOBAL TEMP", "TEMPORARY", "TEMP")
                .map(Words::words)
                .orElse("");
    }

    private void checkSchema(String words, Name name) {
        Name schema = name.qualifier();
        if (!words.isEmpty() && schema != null && !schema.key().startsWith("pg_temp")) {
            grammar.report(Problem.of(SqlCode.CONFLICT, name.at(), "a temporary table cannot be in a schema")
                    .help("leave the schema out: the table lives in one of the session's own"));
        }
    }

    /** Tells whether a query must follow: behind the name stand no columns with types. */
    private boolean atNames() {
        if (!tokens.at('(')) {
            return true;
        }
        if (!tokens.atWord(1) || !(tokens.at(2, ',') || tokens.at(2, ')'))) {
            return false;
        }
        int ahead = 1;
        while (tokens.atWord(ahead) && tokens.at(ahead + 1, ',')) {
            ahead += 2;
        }
        if (!tokens.atWord(ahead) || !tokens.at(ahead + 1, ')')) {
            return false;
        }
        return tokens.keyword(ahead + 2) == AS || TableOptions.begin(tokens, ahead + 2);
    }

    private Command asQuery(String words, boolean ifNotExists, Name name, int at) {
        List<Name> columns = tokens.at('(') ? grammar.names.enclosed("a column", "") : List.of();
        List<Option> options = TableOptions.table(grammar);
        if (!tokens.accept(AS)) {
            throw noQuery(options);
        }
        if (!grammar.queries.atQuery() && !tokens.at(VALUES)) {
            throw tokens.expected("a query", "after 'AS'");
        }
        Query query = grammar.queries.query();
        checks.check(columns, options, query);
        return new TableCommand.CreateTableAs(words, ifNotExists, name, columns, options, query, data(), at);
    }

    private SyntaxError noQuery(List<Option> options) {
        if (tokens.at(LIKE)) {
            return tokens.expected("'(' or AS", "after the table").helping("write the LIKE in parentheses");
        }
        boolean option = !options.isEmpty() || TableOptions.meant(tokens);
        if (tokens.atWord() && option && !grammar.queries.atQuery()) {
            return TableOptions.expected(grammar);
        }
        SyntaxError error = tokens.expected(options.isEmpty() ? "'(' or AS" : "AS", "after the table");
        return grammar.queries.atQuery() ? error.helping("write AS before the query") : error;
    }

    private String data() {
        int at = tokens.here();
        int from = tokens.place();
        if (!tokens.accept(WITH, NO, DATA) && !tokens.accept(WITH, DATA)) {
            return "";
        }
        grammar.unsupported("WITH DATA and WITH NO DATA", at, "a query with LIMIT 0 makes an empty table");
        return tokens.words(from);
    }

    private Command withColumns(String words, boolean ifNotExists, Name name, int at) {
        List<TableElement> elements = new ColumnDefinitions(grammar).elements();
        List<Option> options = TableOptions.table(grammar);
        if (tokens.at(AS)) {
            throw tokens.expected("the end of the statement", "after the columns")
                    .helping("a query tells the types: name the columns alone, or leave them out");
        }
        if (tokens.atWord() && !tokens.at(CREATE) && !tokens.at(GRANT)) {
            throw TableOptions.expected(grammar);
        }
        TableCommand.CreateTable table = new TableCommand.CreateTable(words, ifNotExists, name, elements, options, at);
        checks.check(table);
        return table;
    }
}
