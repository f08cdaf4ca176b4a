package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Enclosed;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.TableChange;
import io.github.redshiftdeploy.sql.tree.TableCommand;
import io.github.redshiftdeploy.sql.tree.TableElement;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads ALTER TABLE in all its forms, and ALTER TABLE APPEND. */
final class AlterTable {

    private static final String NEW_COLUMN = "add a column as it should be, copy the values and rename it";

    /** The changes that are words and a value. */
    private static final OptionTable SETTINGS = new OptionTable("ALTER TABLE")
            .row("OWNER TO", OptionTable::owner)
            .row("ALTER DISTSTYLE KEY DISTKEY", AlterTable::key)
            .row("ALTER DISTSTYLE", grammar -> List.of(grammar.oneOf("after 'DISTSTYLE'", "ALL", "EVEN", "AUTO")))
            .row("ALTER DISTKEY", AlterTable::key)
            .flags("ALTER SORTKEY AUTO", "ALTER SORTKEY NONE", "ALTER ENCODE AUTO")
            .row("ALTER SORTKEY", TableOptions::columns)
            .row("ALTER COMPOUND SORTKEY", TableOptions::columns)
            .row("ALTER INTERLEAVED SORTKEY", TableOptions::columns)
            .row("ROW LEVEL SECURITY", AlterTable::rowSecurity)
            .row("MASKING", AlterTable::masking)
            .row("SET LOCATION", OptionTable::string)
            .row("SET FILE FORMAT", ExternalTables::format)
            .row("SET TABLE PROPERTIES", ExternalTables::properties)
            .foreign(
                    "SET SCHEMA",
                    "SET SCHEMA",
                    "create the table in the other schema and APPEND the rows",
                    AlterTable::rest)
            .foreign("SET TABLESPACE", "tablespaces", "the cluster places the data itself", AlterTable::rest)
            .foreign("SET WITHOUT", "SET WITHOUT", "leave the command out", AlterTable::rest)
            .foreign(
                    "ENABLE ROW LEVEL SECURITY",
                    "ENABLE ROW LEVEL SECURITY",
                    "write ROW LEVEL SECURITY ON",
                    AlterTable::rest)
            .foreign(
                    "DISABLE ROW LEVEL SECURITY",
                    "DISABLE ROW LEVEL SECURITY",
                    "write ROW LEVEL SECURITY OFF",
                    AlterTable::rest)
            .foreign("ENABLE", "triggers and rules", "call a procedure after the change", AlterTable::rest)
            .foreign("DISABLE", "triggers and rules", "call a procedure after the change", AlterTable::rest)
            .foreign("INHERIT", "inheritance of tables", "copy the columns with LIKE", AlterTable::rest)
            .foreign("NO INHERIT", "inheritance of tables", "copy the columns with LIKE", AlterTable::rest)
            .foreign("CLUSTER ON", "clusters of rows", "ALTER SORTKEY sorts the table", AlterTable::rest)
            .foreign("REPLICA IDENTITY", "replica identities", "leave the command out", AlterTable::rest)
            .foreign("ATTACH PARTITION", "partitions of a table", "a view puts tables together", AlterTable::rest)
            .foreign("DETACH PARTITION", "partitions of a table", "a view puts tables together", AlterTable::rest)
            .foreign("VALIDATE CONSTRAINT", "VALIDATE CONSTRAINT", "leave the command out", AlterTable::rest)
            .foreign("RENAME CONSTRAINT", "RENAME CONSTRAINT", "drop the constraint and add it", AlterTable::rest);

    private static final OptionTable COLUMN_CHANGES = new OptionTable("ALTER COLUMN")
            .row("TYPE", grammar -> List.of(grammar.types.column("after 'TYPE'")))
            .row("ENCODE", grammar -> List.of(grammar.names.any("an encoding", "after 'ENCODE'")))
            .foreign("SET DATA TYPE", "SET DATA TYPE", "write ALTER COLUMN … TYPE", AlterTable::rest)
            .foreign("SET DEFAULT", "ALTER COLUMN … SET DEFAULT", NEW_COLUMN, AlterTable::rest)
            .foreign("DROP DEFAULT", "ALTER COLUMN … DROP DEFAULT", NEW_COLUMN, AlterTable::rest)
            .foreign("SET NOT NULL", "ALTER COLUMN … SET NOT NULL", NEW_COLUMN, AlterTable::rest)
            .foreign("DROP NOT NULL", "ALTER COLUMN … DROP NOT NULL", NEW_COLUMN, AlterTable::rest)
            .foreign("SET", "ALTER COLUMN … SET", NEW_COLUMN, AlterTable::rest);

    /** What only a new table can say of its columns. */
    private static final Set<String> NOT_ADDED = Set.of(
            "UNIQUE",
            "PRIMARY KEY",
            "REFERENCES",
            "IDENTITY",
            "GENERATED BY DEFAULT AS IDENTITY",
            "DISTKEY",
            "SORTKEY");

    private final Grammar grammar;
    private final Tokens tokens;

    AlterTable(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads what follows ALTER. */
    Command alter(int at) {
        tokens.advance();
        boolean ifExists = grammar.ifExists();
        Name name = grammar.names.qualified("a table", "after 'ALTER TABLE'");
        if (tokens.at(APPEND)) {
            return append(name, at);
        }
        List<TableChange> changes = new ArrayList<>();
        do {
            changes.add(change(changes.isEmpty() ? "after the table" : "after ','"));
        } while (tokens.accept(','));
        checkTogether(changes);
        return new TableCommand.AlterTable(ifExists, name, changes, at);
    }

    private Command append(Name name, int at) {
        tokens.advance();
        tokens.expect(FROM, "after 'APPEND'");
        Name source = grammar.names.qualified("a table", "after 'APPEND FROM'");
        String words =
                grammar.words("IGNOREEXTRA", "FILLTARGET").map(Words::words).orElse("");
        return new TableCommand.AppendTable(name, source, words, at);
    }

    private TableChange change(String where) {
        int at = tokens.here();
        Optional<Option> setting = SETTINGS.next(grammar);
        if (setting.isPresent()) {
            return new TableChange.Setting(setting.get(), at);
        }
        if (tokens.accept(ADD)) {
            return add(at);
        }
        if (tokens.accept(DROP)) {
            return drop(at);
        }
        if (tokens.accept(RENAME)) {
            return rename(at);
        }
        if (tokens.accept(ALTER)) {
            return column(at);
        }
        if (tokens.at(PARTITION)) {
            Enclosed values = partition();
            tokens.expect(SET, "after the partition");
            tokens.expect(LOCATION, "after 'SET'");
            return new TableChange.MovePartition(values, location(), at);
        }
        throw tokens.oneOf(where, "ADD", "ALTER", "APPEND", "DROP", "OWNER TO", "RENAME", "ROW LEVEL SECURITY", "SET");
    }

    private TableChange add(int at) {
        if (grammar.columns.atConstraint()) {
            return new TableChange.AddConstraint(grammar.columns.constraint(), at);
        }
        boolean named = tokens.accept(COLUMN);
        boolean ifNotExists = grammar.ifNotExists();
        if (!named && tokens.at(PARTITION)) {
            List<TableChange.Partition> partitions = new ArrayList<>();
            do {
                partitions.add(added());
            } while (tokens.at(PARTITION) || (tokens.at(',') && tokens.keyword(1) == PARTITION && tokens.accept(',')));
            return new TableChange.AddPartitions(ifNotExists, partitions, at);
        }
        if (!named && tokens.keyword() == null && tokens.word(1) && tokens.word(2) && meansColumn()) {
            throw tokens.oneOf("after 'ADD'", "COLUMN");
        }
        TableElement.Column column = grammar.columns.column(named ? "after 'ADD COLUMN'" : "after 'ADD'");
        checkAdded(column);
        return new TableChange.AddColumn(ifNotExists, column, at);
    }

    /** A name, a type and a word of an attribute look like a mistyped COLUMN, a name and a type. */
    private boolean meansColumn() {
        return Suggestion.of(tokens.text(), List.of("COLUMN")).isPresent();
    }

    private TableChange.Partition added() {
        int at = tokens.here();
        Enclosed values = partition();
        tokens.expect(LOCATION, "after the partition");
        return new TableChange.Partition(values, location(), at);
    }

    /** Reads {@code PARTITION (column=value, …)}. */
    private Enclosed partition() {
        tokens.expect(PARTITION, "");
        int opener = tokens.here();
        tokens.expect('(', "after 'PARTITION'");
        List<Node> values = new ArrayList<>();
        do {
            int at = tokens.here();
            Name column = grammar.names.column(values.isEmpty() ? "after '('" : "after ','");
            tokens.expect('=', "after the column");
            values.add(new Expression.Binary(column, "=", grammar.expressions.operand(), at));
        } while (tokens.accept(','));
        tokens.close(')', opener, "after the values of the partition");
        return new Enclosed(values, opener);
    }

    private Expression location() {
        return (Expression) OptionTable.string(grammar).get(0);
    }

    private TableChange drop(int at) {
        if (tokens.accept(CONSTRAINT)) {
            return dropped("CONSTRAINT", "a constraint", at);
        }
        if (tokens.accept(COLUMN)) {
            return dropped("COLUMN", "a column", at);
        }
        boolean ifExists = grammar.ifExists();
        if (tokens.at(PARTITION)) {
            return new TableChange.DropPartition(ifExists, partition(), at);
        }
        Name column = grammar.names.simple("a column", "after 'DROP'");
        return new TableChange.DropPart("COLUMN", ifExists, column, dependents(), at);
    }

    private TableChange dropped(String object, String what, int at) {
        boolean ifExists = grammar.ifExists();
        Name name = grammar.names.simple(what, "after 'DROP " + object + "'");
        return new TableChange.DropPart(object, ifExists, name, dependents(), at);
    }

    private String dependents() {
        return grammar.words("CASCADE", "RESTRICT").map(Words::words).orElse("");
    }

    private TableChange rename(int at) {
        if (tokens.accept(TO)) {
            Name name = grammar.names.qualified("a name", "after 'RENAME TO'");
            grammar.checkLength(name);
            if (name.qualifier() != null) {
                grammar.report(Problem.of(SqlCode.SYNTAX, name.at(), "a renamed table stays in its schema")
                        .help("leave the schema out of the new name"));
            }
            return new TableChange.Rename(name, at);
        }
        tokens.accept(COLUMN);
        Name column = grammar.names.simple("TO or a column", "after 'RENAME'");
        tokens.expect(TO, "after the column");
        Name name = grammar.names.simple("a name", "after 'TO'");
        grammar.checkLength(name);
        return new TableChange.RenameColumn(column, name, at);
    }

    private TableChange column(int at) {
        boolean named = tokens.accept(COLUMN);
        Name column = grammar.names.simple("a column", named ? "after 'ALTER COLUMN'" : "after 'ALTER'");
        Option change = COLUMN_CHANGES
                .next(grammar)
                .orElseThrow(() -> tokens.oneOf("after the column '" + column.text() + "'", "TYPE", "ENCODE"));
        if (tokens.at(USING)) {
            grammar.unsupported("ALTER COLUMN … TYPE … USING", tokens.here(), NEW_COLUMN);
            grammar.skipStatement();
        } else if (change.words().equals("ENCODE")) {
            new ColumnChecks(grammar).encoding((Name) change.values().get(0), Optional.empty());
        }
        return new TableChange.AlterColumn(column, change, at);
    }

    private void checkAdded(TableElement.Column column) {
        boolean hasDefault =
                column.options().stream().anyMatch(option -> option.words().equals("DEFAULT"));
        for (Option option : column.options()) {
            if (NOT_ADDED.contains(option.words())) {
                grammar.report(Problem.of(
                                SqlCode.COLUMN_ATTRIBUTE,
                                option.at(),
                                "'" + option.words() + "' cannot be said of a column that is added")
                        .help("remove it; a key or a constraint is a change of its own"));
            } else if (option.words().equals("NOT NULL") && !hasDefault) {
                grammar.report(Problem.of(
                                SqlCode.COLUMN_ATTRIBUTE,
                                option.at(),
                                "a column that is added NOT NULL needs a DEFAULT for the rows that are there")
                        .help("add DEFAULT and a value, or remove NOT NULL"));
            }
        }
    }

    /** Reports changes that Redshift makes one at a time ({@code c_redshift-sql-implementated-differently}). */
    private void checkTogether(List<TableChange> changes) {
        boolean single = changes.stream()
                .anyMatch(change -> change instanceof TableChange.AddColumn || change instanceof TableChange.DropPart);
        if (single && changes.size() > 1) {
            grammar.unsupported(
                    "ALTER TABLE that adds or drops several columns at once",
                    changes.get(1).at(),
                    "write an ALTER TABLE for each");
        }
    }

    private static List<Node> key(Grammar grammar) {
        return grammar.tokens.at('(')
                ? TableOptions.columns(grammar)
                : List.of(grammar.names.simple("a column", "after 'DISTKEY'"));
    }

    /** Reads what follows ROW LEVEL SECURITY. */
    static List<Node> rowSecurity(Grammar grammar) {
        List<Node> words = new ArrayList<>();
        words.add(grammar.oneOf("after 'ROW LEVEL SECURITY'", "ON", "OFF"));
        grammar.words("CONJUNCTION TYPE AND", "CONJUNCTION TYPE OR").ifPresent(words::add);
        grammar.words("FOR DATASHARES").ifPresent(words::add);
        return words;
    }

    private static List<Node> masking(Grammar grammar) {
        List<Node> words = new ArrayList<>();
        words.add(grammar.oneOf("after 'MASKING'", "ON", "OFF"));
        grammar.words("FOR DATASHARES").ifPresent(words::add);
        return words;
    }

    private static List<Node> rest(Grammar grammar) {
        int at = grammar.tokens.here();
        int from = grammar.tokens.place();
        grammar.skipStatement();
        return List.of(new Words(grammar.tokens.words(from), at));
    }
}
