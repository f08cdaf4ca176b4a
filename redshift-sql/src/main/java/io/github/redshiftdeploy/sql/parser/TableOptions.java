package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands behind the columns of a table or the name of a materialized view. */
final class TableOptions {

    private static final OptionTable.Values COLUMNS = TableOptions::columns;
    private static final OptionTable.Values LIST = TableOptions::list;

    private static final OptionTable TABLE = keys(new OptionTable("CREATE TABLE"))
            .flags("ENCODE AUTO", "USING ICEBERG", "WITHOUT OIDS", "WITH OIDS")
            .flags("ON COMMIT PRESERVE ROWS", "ON COMMIT DELETE ROWS", "ON COMMIT DROP")
            .row("LOCATION", OptionTable.STRING)
            .row("PARTITIONED BY", PartitionFields::ofTable)
            .row("TABLE PROPERTIES", ExternalTableCommands::properties)
            .foreign("INHERITS", "inheritance of tables", "copy the columns with LIKE", LIST)
            .foreign("PARTITION BY", "partitions of a table", "sort it by the column: SORTKEY", LIST)
            .foreign("TABLESPACE", "tablespaces", "the cluster places the data itself", OptionTable.NAME)
            .foreign("WITH NO DATA", "WITH NO DATA", "leave it out: a new table is empty", OptionTable.NOTHING)
            .foreign("WITH", "storage parameters", "leave them out", LIST)
            .separated();

    /** What a materialized view cannot have whose rows are in an Iceberg table. */
    private static final String[] OF_THE_CLUSTER = {
        "AUTO REFRESH",
        "BACKUP",
        "COMPOUND SORTKEY",
        "DISTKEY",
        "DISTSTYLE",
        "INTERLEAVED SORTKEY",
        "SORTKEY",
        "SORTKEY AUTO"
    };

    private static final OptionTable MATERIALIZED_VIEW = keys(new OptionTable("CREATE MATERIALIZED VIEW"))
            .row("AUTO REFRESH", TableOptions::yesOrNo)
            .flags("USING ICEBERG")
            .row("LOCATION", OptionTable.STRING)
            .row("PARTITIONED BY", PartitionFields::enclosed)
            .row("TABLE PROPERTIES", ExternalTableCommands::properties)
            .needs("LOCATION", "USING ICEBERG")
            .needs("PARTITIONED BY", "USING ICEBERG")
            .needs("TABLE PROPERTIES", "USING ICEBERG")
            .against("USING ICEBERG", OF_THE_CLUSTER)
            .separated();

    private TableOptions() {}

    private static OptionTable keys(OptionTable table) {
        return table.row("BACKUP", TableOptions::yesOrNo)
                .row("DISTSTYLE", TableOptions::style)
                .row("DISTKEY", TableOptions::distributionKey)
                .row("SORTKEY", COLUMNS)
                .row("COMPOUND SORTKEY", COLUMNS)
                .row("INTERLEAVED SORTKEY", COLUMNS)
                .flags("SORTKEY AUTO")
                .exclusive("SORTKEY", "COMPOUND SORTKEY", "INTERLEAVED SORTKEY", "SORTKEY AUTO");
    }

    /** Adds the changes that tables and materialized views have in common. */
    static OptionTable changes(OptionTable table) {
        return table.row("OWNER TO", OptionTable.OWNER)
                .row("ALTER DISTSTYLE KEY DISTKEY", TableOptions::oneColumn)
                .row("ALTER DISTSTYLE", grammar -> List.of(grammar.oneOf("after 'DISTSTYLE'", "ALL", "EVEN", "AUTO")))
                .row("ALTER DISTKEY", TableOptions::oneColumn)
                .flags("ALTER SORTKEY AUTO", "ALTER SORTKEY NONE", "ALTER ENCODE AUTO")
                .row("ALTER SORTKEY", COLUMNS)
                .row("ALTER COMPOUND SORTKEY", COLUMNS)
                .row("ALTER INTERLEAVED SORTKEY", COLUMNS)
                .row("ROW LEVEL SECURITY", TableOptions::rowSecurity);
    }

    private static List<Node> oneColumn(Grammar grammar) {
        return grammar.tokens.at('(')
                ? distributionKey(grammar)
                : List.of(grammar.names.simple("a column", "after 'DISTKEY'"));
    }

    private static List<Node> rowSecurity(Grammar grammar) {
        List<Node> words = new ArrayList<>();
        words.add(grammar.oneOf("after 'ROW LEVEL SECURITY'", "FOR DATASHARES ON", "FOR DATASHARES OFF", "ON", "OFF"));
        if (words.get(0) instanceof Words first && first.words().startsWith("FOR")) {
            return words;
        }
        grammar.words("CONJUNCTION TYPE AND", "CONJUNCTION TYPE OR").ifPresent(words::add);
        grammar.words("FOR DATASHARES").ifPresent(words::add);
        return words;
    }

    /** Reads the options of a table. */
    static List<Option> table(Grammar grammar) {
        return TABLE.read(grammar);
    }

    /** Reads the options of a materialized view. */
    static List<Option> materializedView(Grammar grammar) {
        return MATERIALIZED_VIEW.read(grammar);
    }

    /** Tells whether an option of a table begins at a token. */
    static boolean begin(Tokens tokens, int ahead) {
        return TABLE.begins(tokens, ahead);
    }

    /** Tells whether the next token is an option of a table or nearly one. */
    static boolean meant(Tokens tokens) {
        return TABLE.begins(tokens, 0) || TABLE.meant(tokens).isPresent();
    }

    /** Returns the error that the next token is no option of a table. */
    static SyntaxError expected(Grammar grammar) {
        return TABLE.expected(grammar);
    }

    /** Returns the error that the next token is neither an option of a materialized view nor AS. */
    static SyntaxError expectedInView(Grammar grammar) {
        return MATERIALIZED_VIEW.expected(grammar);
    }

    static List<Node> yesOrNo(Grammar grammar) {
        return List.of(grammar.oneOf(grammar.tokens.afterLast(), "YES", "NO"));
    }

    private static List<Node> style(Grammar grammar) {
        Words style = grammar.oneOf("after 'DISTSTYLE'", "AUTO", "EVEN", "KEY", "ALL");
        if (grammar.tokens.at('(')) {
            throw grammar.tokens
                    .expected("DISTKEY", "before the column")
                    .helping("write DISTSTYLE KEY DISTKEY (column)");
        }
        return List.of(style);
    }

    private static List<Node> distributionKey(Grammar grammar) {
        List<Node> columns = columns(grammar);
        Expression.Row row = (Expression.Row) columns.get(0);
        if (row.values().size() > 1) {
            int second = row.values().get(1).at();
            grammar.report(Problem.of(SqlCode.CONFLICT, second, "a DISTKEY is a single column")
                    .help("choose the one by which the table is joined most"));
        }
        return columns;
    }

    /** Reads the columns of a key, by name or, for the columns of a query, by number. */
    static List<Node> columns(Grammar grammar) {
        Tokens tokens = grammar.tokens;
        int opener = tokens.here();
        tokens.expect('(', "before the columns of the key");
        List<Expression> columns = new ArrayList<>();
        do {
            columns.add(
                    tokens.atNumber()
                            ? grammar.expressions.operand()
                            : grammar.names.simple("a column", columns.isEmpty() ? "after '('" : "after ','"));
        } while (tokens.accept(','));
        tokens.close(')', opener, "after the columns of the key");
        return List.of(new Expression.Row(false, List.copyOf(columns), opener));
    }

    /** Reads {@code RANGE (a, b)} or {@code (a = b)}, as PostgreSQL writes it. */
    private static List<Node> list(Grammar grammar) {
        Tokens tokens = grammar.tokens;
        List<Node> values = new ArrayList<>();
        if (tokens.atName()) {
            values.add(grammar.names.take(null));
        }
        int opener = tokens.here();
        tokens.expect('(', "");
        values.add(new Expression.Row(false, grammar.expressions.list(), opener));
        tokens.close(')', opener, "after the list");
        return values;
    }
}
