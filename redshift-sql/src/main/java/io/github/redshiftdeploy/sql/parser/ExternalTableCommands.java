package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Enclosed;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.TableCommand;
import io.github.redshiftdeploy.sql.tree.TableElement;
import io.github.redshiftdeploy.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;

/** Reads CREATE EXTERNAL TABLE, and the clauses on files that other commands have too. */
final class ExternalTableCommands {

    private static final OptionTable DELIMITED = new OptionTable("ROW FORMAT DELIMITED")
            .row("FIELDS TERMINATED BY", OptionTable.STRING)
            .row("ESCAPED BY", OptionTable.STRING)
            .row("COLLECTION ITEMS TERMINATED BY", OptionTable.STRING)
            .row("MAP KEYS TERMINATED BY", OptionTable.STRING)
            .row("LINES TERMINATED BY", OptionTable.STRING)
            .row("NULL DEFINED AS", OptionTable.STRING);

    private static final OptionTable SERDE =
            new OptionTable("ROW FORMAT SERDE").row("WITH SERDEPROPERTIES", ExternalTableCommands::properties);

    private static final OptionTable OPTIONS = new OptionTable("CREATE EXTERNAL TABLE")
            .row("PARTITIONED BY", ExternalTableCommands::partitions)
            .row("ROW FORMAT DELIMITED", grammar -> List.copyOf(DELIMITED.read(grammar)))
            .row("ROW FORMAT SERDE", ExternalTableCommands::serde)
            .row("STORED AS INPUTFORMAT", ExternalTableCommands::formats)
            .row("STORED AS", ExternalTableCommands::format)
            .row("LOCATION", OptionTable.STRING)
            .row("TABLE PROPERTIES", ExternalTableCommands::properties)
            .foreign("TBLPROPERTIES", "TBLPROPERTIES", "write TABLE PROPERTIES", ExternalTableCommands::properties)
            .exclusive("ROW FORMAT DELIMITED", "ROW FORMAT SERDE")
            .exclusive("STORED AS", "STORED AS INPUTFORMAT");

    private static final String[] FORMATS = {
        "PARQUET", "RCFILE", "SEQUENCEFILE", "TEXTFILE", "ORC", "AVRO", "ICEBERG", "JSON"
    };

    private final Grammar grammar;
    private final Tokens tokens;

    ExternalTableCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads what follows CREATE EXTERNAL. */
    Command create(int at) {
        tokens.advance();
        boolean ifNotExists = grammar.ifNotExists();
        Name name = grammar.names.qualified("a table", "after 'CREATE EXTERNAL TABLE'");
        grammar.checkLength(name);
        if (name.qualifier() == null) {
            grammar.report(Problem.of(SqlCode.SYNTAX, name.at(), "an external table needs its schema before its name")
                    .help("write the external schema and a dot before it: search_path leads to none"));
        }
        List<TableElement> columns = tokens.at('(') ? columns() : List.of();
        List<Option> options = OPTIONS.read(grammar);
        Query query = tokens.accept(AS) ? grammar.queries.query() : null;
        if (query == null && tokens.atWord()) {
            throw OPTIONS.expected(grammar);
        }
        if (query == null && columns.isEmpty()) {
            throw tokens.expected("'(' or AS", "in CREATE EXTERNAL TABLE").helping("name the columns and their types");
        }
        if (options.stream().noneMatch(option -> option.words().equals("LOCATION"))) {
            throw tokens.expected("LOCATION", "in CREATE EXTERNAL TABLE").helping("say where the files are");
        }
        check(columns, options, query != null);
        return new TableCommand.CreateExternalTable(ifNotExists, name, columns, options, query, at);
    }

    private List<TableElement> columns() {
        int opener = tokens.here();
        tokens.advance();
        List<TableElement> columns = new ArrayList<>();
        do {
            columns.add(column(columns.isEmpty() ? "after '('" : "after ','"));
        } while (tokens.accept(','));
        close(opener);
        return columns;
    }

    private TableElement.Column column(String where) {
        int at = tokens.here();
        Name name = grammar.names.simple("a column", where);
        grammar.checkLength(name);
        TypeName type = grammar.types.external("after the column '" + name.text() + "'");
        return new TableElement.Column(name, type, List.of(), at);
    }

    private void close(int opener) {
        if (!tokens.atWord() || OPTIONS.begins(tokens, 0)) {
            tokens.close(')', opener, "after the columns");
            return;
        }
        throw tokens.expected("',' or ')'", "after the column definition")
                .helping("is a comma missing before " + tokens.found() + "?");
    }

    /** The columns of the partitions come to those of the files, and must be others. */
    private void check(List<TableElement> columns, List<Option> options, boolean queried) {
        List<Name> names = new ArrayList<>();
        columns.forEach(column -> names.add(((TableElement.Column) column).name()));
        for (Node column : partitions(options)) {
            if (column instanceof TableElement.Column typed) {
                names.add(typed.name());
            } else if (!queried) {
                grammar.report(Problem.of(SqlCode.SYNTAX, column.at(), "a column of the partitions needs a type")
                        .help("write the type behind the name; only a query tells it"));
            }
        }
        new TableChecks(grammar).checkNames(names);
    }

    private static List<? extends Node> partitions(List<Option> options) {
        return options.stream()
                .filter(option -> option.words().equals("PARTITIONED BY"))
                .flatMap(option -> ((Enclosed) option.values().get(0)).nodes().stream())
                .toList();
    }

    /** Reads the columns of partitions: with types, or by name when a query tells them. */
    private static List<Node> partitions(Grammar grammar) {
        Tokens tokens = grammar.tokens;
        int opener = tokens.here();
        tokens.expect('(', "after 'PARTITIONED BY'");
        List<Node> columns = new ArrayList<>();
        do {
            String where = columns.isEmpty() ? "after '('" : "after ','";
            boolean typed = tokens.atName() && tokens.atWord(1);
            columns.add(
                    typed ? new ExternalTableCommands(grammar).column(where) : grammar.names.simple("a column", where));
        } while (tokens.accept(','));
        tokens.close(')', opener, "after the columns of the partitions");
        return List.of(new Enclosed(columns, opener));
    }

    private static List<Node> serde(Grammar grammar) {
        List<Node> values = new ArrayList<>(OptionTable.string(grammar));
        values.addAll(SERDE.read(grammar));
        return values;
    }

    private static List<Node> formats(Grammar grammar) {
        List<Node> values = new ArrayList<>(OptionTable.string(grammar));
        int at = grammar.tokens.here();
        grammar.tokens.expect(OUTPUTFORMAT, "after the INPUTFORMAT");
        values.add(new Option("OUTPUTFORMAT", OptionTable.string(grammar), at));
        return values;
    }

    /** Reads the format of files. */
    static List<Node> format(Grammar grammar) {
        return List.of(grammar.oneOf("for the format of the files", FORMATS));
    }

    /** Reads {@code ('name'='value', …)}. */
    static List<Node> properties(Grammar grammar) {
        Tokens tokens = grammar.tokens;
        int opener = tokens.here();
        tokens.expect('(', "before the properties");
        List<Node> properties = new ArrayList<>();
        do {
            int at = tokens.here();
            Expression name = string(grammar, "the name of a property");
            tokens.expect('=', "after the name of the property");
            properties.add(new Expression.Binary(name, "=", grammar.expressions.operand(), at));
        } while (tokens.accept(','));
        tokens.close(')', opener, "after the properties");
        return List.of(new Enclosed(properties, opener));
    }

    private static Expression string(Grammar grammar, String what) {
        if (!grammar.tokens.atString() && !grammar.atPlaceholder()) {
            throw grammar.tokens.expected(what + " in quotes", "");
        }
        return grammar.expressions.operand();
    }
}
