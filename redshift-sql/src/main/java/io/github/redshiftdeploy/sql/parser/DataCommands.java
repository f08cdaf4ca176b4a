package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Alias;
import io.github.redshiftdeploy.sql.tree.DataCommand;
import io.github.redshiftdeploy.sql.tree.DataCommand.Assignment;
import io.github.redshiftdeploy.sql.tree.DataCommand.Branch;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.Relation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads INSERT, UPDATE, DELETE, MERGE and TRUNCATE. */
final class DataCommands {

    private final Grammar grammar;
    private final Tokens tokens;

    DataCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads an INSERT. */
    DataCommand insert(Query.@Nullable CommonTables with) {
        int at = tokens.here();
        tokens.expect(INSERT, "");
        tokens.expect(INTO, "after 'INSERT'");
        Name table = grammar.names.qualified("a table", "after 'INSERT INTO'");
        Alias alias = tokens.at(AS) ? grammar.relations.alias() : null;
        List<Name> columns = tokens.at('(') && !grammar.queries.atQuery() ? columns() : List.of();
        if (tokens.accept(DEFAULT, VALUES)) {
            return new DataCommand.Insert(with, table, alias, columns, null, foreign(), at);
        }
        if (!grammar.queries.atQuery() && !tokens.at(VALUES)) {
            throw tokens.expected(
                    columns.isEmpty() ? "'(', VALUES, DEFAULT VALUES or a query" : "VALUES or a query",
                    columns.isEmpty() ? "after the table" : "after the columns");
        }
        Query source = tokens.at(VALUES) ? grammar.queries.values() : grammar.queries.query();
        grammar.rowChecks.insert(columns, source);
        return new DataCommand.Insert(with, table, alias, columns, source, foreign(), at);
    }

    private List<Name> columns() {
        int opener = tokens.here();
        tokens.advance();
        List<Name> columns = new ArrayList<>();
        do {
            columns.add(grammar.names.qualified("a column", columns.isEmpty() ? "after '('" : "after ','"));
        } while (tokens.accept(','));
        tokens.closeList(opener, "after the columns");
        grammar.rowChecks.distinct(columns, "column");
        return List.copyOf(columns);
    }

    /** Reads an UPDATE. */
    DataCommand update(Query.@Nullable CommonTables with) {
        int at = tokens.here();
        tokens.expect(UPDATE, "");
        Name table = grammar.names.qualified("a table", "after 'UPDATE'");
        Alias alias = grammar.relations.alias();
        tokens.expect(SET, "after the table");
        List<Assignment> assignments = assignments();
        List<Relation> from = tokens.accept(FROM) ? grammar.relations.list("after 'FROM'") : List.of();
        Expression where = where();
        return new DataCommand.Update(with, table, alias, assignments, from, where, foreign(), at);
    }

    private List<Assignment> assignments() {
        List<Assignment> assignments = new ArrayList<>();
        do {
            int at = tokens.here();
            List<Name> columns = tokens.at('(')
                    ? together(at)
                    : List.of(assigned(assignments.isEmpty() ? "after 'SET'" : "after ','"));
            tokens.expect('=', "after the column");
            assignments.add(new Assignment(columns, grammar.expressions.expression(), at));
        } while (tokens.accept(','));
        grammar.rowChecks.assignments(assignments);
        return List.copyOf(assignments);
    }

    private List<Name> together(int at) {
        grammar.unsupported("SET of several columns together", at, "set each column by itself: SET a = …, b = …");
        return grammar.names.enclosed("a column", "after 'SET'");
    }

    private Name assigned(String where) {
        Name column = grammar.names.qualified("a column", where);
        if (column.qualifier() != null) {
            grammar.report(Problem.of(
                            SqlCode.SYNTAX,
                            column.at(),
                            "a column that is set stands without its table, found '" + column.path() + "'")
                    .help("write SET " + column.text() + " = …"));
        }
        return column;
    }

    private @Nullable Expression where() {
        return tokens.accept(WHERE) ? grammar.expressions.expression() : null;
    }

    /** Reads a DELETE; the manual lets FROM be left out. */
    DataCommand delete(Query.@Nullable CommonTables with) {
        int at = tokens.here();
        tokens.expect(DELETE, "");
        int behind = tokens.place();
        boolean from = tokens.accept(FROM);
        if (!from) {
            refuseMistypedFrom();
        }
        Name table = grammar.names.qualified("a table", "after 'DELETE FROM'");
        Alias alias = grammar.relations.alias();
        if (!from && tokens.at(USING)) {
            tokens.back(behind);
            throw tokens.expected("FROM", "after 'DELETE'").helping("only without USING it may be left out");
        }
        List<Relation> using = tokens.accept(USING) ? grammar.relations.list("after 'USING'") : List.of();
        return new DataCommand.Delete(with, table, alias, using, where(), foreign(), at);
    }

    /** Without FROM, a mistyped one would be the table, and the table its alias. */
    private void refuseMistypedFrom() {
        if (tokens.word(0)
                && tokens.atWord(1)
                && Suggestion.of(tokens.text(), List.of("FROM")).isPresent()) {
            throw tokens.oneOf("after 'DELETE'", "FROM");
        }
    }

    /** Reads what PostgreSQL allows behind a change of rows. */
    private DataCommand.@Nullable Foreign foreign() {
        int at = tokens.here();
        int from = tokens.place();
        if (tokens.at(ON, CONFLICT)) {
            grammar.unsupported("ON CONFLICT", at, "MERGE updates the rows that are there and inserts the others");
            grammar.skipStatement();
            return new DataCommand.Foreign("ON CONFLICT", tokens.words(from), at);
        }
        if (tokens.at(RETURNING)) {
            grammar.unsupported("RETURNING", at, "select the rows in a statement of its own");
            grammar.skipStatement();
            return new DataCommand.Foreign("RETURNING", tokens.words(from), at);
        }
        return null;
    }

    /** Reads a MERGE. */
    DataCommand merge() {
        int at = tokens.here();
        tokens.expect(MERGE, "");
        tokens.expect(INTO, "after 'MERGE'");
        Name target = grammar.names.qualified("a table", "after 'MERGE INTO'");
        Alias alias = grammar.relations.alias();
        if (alias != null) {
            grammar.unsupported(
                    "alias of the table that MERGE changes",
                    alias.at(),
                    "name its columns by the table itself: " + target.text() + ".id");
        }
        tokens.expect(USING, "after the table of MERGE");
        Relation source = grammar.relations.relation("after 'USING'");
        tokens.expect(ON, "after the source of MERGE");
        Expression on = grammar.expressions.expression();
        if (tokens.accept(REMOVE)) {
            tokens.expect(DUPLICATES, "after 'REMOVE'");
            return new DataCommand.Merge(target, alias, source, on, true, List.of(), at);
        }
        List<Branch> branches = new ArrayList<>();
        do {
            if (!tokens.at(WHEN)) {
                throw tokens.expected("WHEN or REMOVE DUPLICATES", "after the condition of MERGE");
            }
            branches.add(branch());
        } while (tokens.at(WHEN));
        checkBranches(branches, at);
        return new DataCommand.Merge(target, alias, source, on, false, List.copyOf(branches), at);
    }

    /** A MERGE says once what becomes of rows that match, and once of those that do not ({@code r_MERGE}). */
    private void checkBranches(List<Branch> branches, int at) {
        for (boolean matched : new boolean[] {true, false}) {
            String words = matched ? "WHEN MATCHED" : "WHEN NOT MATCHED";
            List<Branch> same = branches.stream()
                    .filter(branch -> branch.matched() == matched)
                    .toList();
            if (same.isEmpty()) {
                grammar.report(Problem.of(SqlCode.MISSING_CLAUSE, at, "MERGE without " + words)
                        .help(matched ? "write INSERT … SELECT … WHERE NOT EXISTS" : "write UPDATE or DELETE"));
            } else if (same.size() > 1) {
                grammar.report(Problem.of(SqlCode.CONFLICT, same.get(1).at(), "'" + words + "' stands twice")
                        .help("keep one of the two, with a CASE in its values")
                        .note("the other one is", same.get(0).at()));
            }
        }
    }

    private @Nullable Expression condition(boolean matched) {
        if (!tokens.at(AND)) {
            return null;
        }
        grammar.unsupported(
                (matched ? "WHEN MATCHED" : "WHEN NOT MATCHED") + " AND …",
                tokens.here(),
                "filter the rows of the source, or decide by a CASE in the values");
        tokens.advance();
        return grammar.expressions.expression();
    }

    private Branch branch() {
        int at = tokens.here();
        tokens.advance();
        boolean matched = !tokens.accept(NOT);
        tokens.expect(MATCHED, matched ? "after 'WHEN'" : "after 'WHEN NOT'");
        Expression condition = condition(matched);
        tokens.expect(THEN, "after 'MATCHED'");
        if (matched && tokens.accept(UPDATE)) {
            tokens.expect(SET, "after 'UPDATE'");
            return new Branch(true, condition, Branch.Action.UPDATE, assignments(), List.of(), List.of(), at);
        }
        if (matched && tokens.accept(DELETE)) {
            return new Branch(true, condition, Branch.Action.DELETE, List.of(), List.of(), List.of(), at);
        }
        if (matched || !tokens.accept(INSERT)) {
            throw tokens.expected(matched ? "UPDATE SET or DELETE" : "INSERT", "after 'THEN'");
        }
        List<Name> columns = tokens.at('(') ? columns() : List.of();
        tokens.expect(VALUES, columns.isEmpty() ? "after 'INSERT'" : "after the columns");
        int opener = tokens.here();
        tokens.expect('(', "after 'VALUES'");
        List<Expression> values = grammar.expressions.list();
        tokens.closeList(opener, "after the values");
        return new Branch(false, condition, Branch.Action.INSERT, List.of(), columns, values, at);
    }

    /** Reads a TRUNCATE. */
    DataCommand truncate() {
        int at = tokens.here();
        tokens.expect(TRUNCATE, "");
        tokens.accept(TABLE);
        Name table = grammar.names.qualified("a table", "after 'TRUNCATE'");
        return new DataCommand.Truncate(List.of(table), truncateWords(table), at);
    }

    private String truncateWords(Name table) {
        int from = tokens.place();
        if (tokens.at(',')) {
            grammar.unsupported("TRUNCATE of several tables", table.at(), "write a TRUNCATE for each");
            grammar.skipStatement();
        } else if (tokens.at(Keyword.CASCADE)
                || tokens.at(Keyword.RESTRICT)
                || tokens.at(Keyword.RESTART)
                || tokens.at(Keyword.CONTINUE)) {
            grammar.unsupported("TRUNCATE … " + tokens.keyword(), tokens.here(), "remove the word");
            grammar.skipStatement();
        }
        return tokens.words(from);
    }
}
