package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.TransferCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads COPY and COPY JOB. */
final class CopyCommands {

    private static final String[] COLUMNAR = {"PARQUET", "ORC"};

    /** Options that make no sense for files that know their own types, as the manual lists them. */
    private static final String[] FOR_TEXT = {
        "ACCEPTANYDATE",
        "BLANKSASNULL",
        "BZIP2",
        "COMPROWS",
        "DATEFORMAT",
        "DELIMITER",
        "EMPTYASNULL",
        "ENCODING",
        "ENCRYPTED",
        "ESCAPE",
        "GZIP",
        "IGNOREALLERRORS",
        "IGNOREBLANKLINES",
        "IGNOREHEADER",
        "LZOP",
        "MAXERROR",
        "NULL",
        "QUOTE",
        "READRATIO",
        "REMOVEQUOTES",
        "SSH",
        "TIMEFORMAT",
        "TRIMBLANKS",
        "ZSTD"
    };

    private static final OptionTable.Values OPTIONAL_STRING = CopyCommands::optionalString;

    /** How fields find their columns, unless a file on S3 tells it. */
    private static final List<String> AVRO_MAPPINGS = List.of("auto", "auto ignorecase");

    private static final List<String> JSON_MAPPINGS = List.of("auto", "auto ignorecase", "noshred");

    private static final OptionTable OPTIONS = options();

    /** What cannot be asked of a table of DynamoDB, which has no files. */
    private static final Set<String> NOT_DYNAMODB = Set.of(
            "ACCEPTINVCHARS",
            "AVRO",
            "CSV",
            "DELIMITER",
            "ENCRYPTED",
            "ESCAPE",
            "FILLRECORD",
            "FIXEDWIDTH",
            "IGNOREBLANKLINES",
            "IGNOREHEADER",
            "JSON",
            "MANIFEST",
            "NULL",
            "ORC",
            "PARQUET",
            "QUOTE",
            "REMOVEQUOTES",
            "SHAPEFILE",
            "SSH");

    private static final Set<String> NOT_EMR = Set.of("ENCRYPTED", "MANIFEST", "READRATIO", "REGION", "SSH");
    private static final Set<String> NOT_S3 = Set.of("READRATIO");

    private final Grammar grammar;
    private final Tokens tokens;

    CopyCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    private static OptionTable options() {
        OptionTable table = formatOptions(AuthorizationOptions.addTo(new OptionTable("COPY")))
                .flags("ENCRYPTED", "MANIFEST", "SSH")
                .row("AUTO", OptionTable.TOGGLE)
                .row("JOB CREATE", OptionTable.NAME)
                .row("READRATIO", OptionTable.between("READRATIO", 1, 200))
                .row("REGION", OptionTable.STRING)
                .row("USING TEMPLATE", OptionTable.NAME)
                .against("SSH", "ENCRYPTED", "MANIFEST", "READRATIO")
                .needs("ENCRYPTED", "MASTER_SYMMETRIC_KEY", "CREDENTIALS")
                .needs("AUTO", "JOB CREATE")
                .against("JOB CREATE", "IGNOREALLERRORS", "MANIFEST", "MAXERROR");
        for (String format : COLUMNAR) {
            table.against(format, FOR_TEXT);
        }
        return table;
    }

    /** Adds the options that tell how files are read, which templates have too. */
    static OptionTable formatOptions(OptionTable table) {
        return table.flags("ACCEPTANYDATE", "BLANKSASNULL", "BZIP2", "CSV", "EMPTYASNULL", "ESCAPE", "EXPLICIT_IDS")
                .flags("FILLRECORD", "FILLTARGET", "GZIP", "IGNOREALLERRORS", "IGNOREBLANKLINES", "LZOP", "NOLOAD")
                .flags("ORC", "PARQUET", "REMOVEQUOTES", "ROUNDEC", "TEXT", "TRIMBLANKS", "TRUNCATECOLUMNS", "ZSTD")
                .flags("SERIALIZETOJSON")
                .row("ACCEPTINVCHARS", OPTIONAL_STRING)
                .row("AVRO", grammar -> mapping(grammar, AVRO_MAPPINGS))
                .row("COMPROWS", OptionTable.between("COMPROWS", 1000, Integer.MAX_VALUE))
                .row("COMPUPDATE", CopyCommands::compression)
                .row("DATEFORMAT", OptionTable.STRING)
                .row("DELIMITER", TransferOptions::character)
                .row("ENCODING", TransferOptions::encoding)
                .row("FIXEDWIDTH", OptionTable.STRING)
                .row("IGNOREHEADER", OptionTable.between("IGNOREHEADER", 0, Integer.MAX_VALUE))
                .row("JSON", grammar -> mapping(grammar, JSON_MAPPINGS))
                .row("MAXERROR", OptionTable.between("MAXERROR", 0, 100_000))
                .row("NULL", OptionTable.STRING)
                .row("QUOTE", TransferOptions::character)
                .row("SHAPEFILE", CopyCommands::shapefile)
                .row("STATUPDATE", OptionTable.TOGGLE)
                .row("TIMEFORMAT", OptionTable.STRING)
                .exclusive("AVRO", "CSV", "FIXEDWIDTH", "JSON", "ORC", "PARQUET", "SHAPEFILE", "TEXT")
                .exclusive("BZIP2", "GZIP", "LZOP", "ZSTD")
                .exclusive("IGNOREALLERRORS", "MAXERROR")
                .against("CSV", "ESCAPE", "REMOVEQUOTES")
                .against("FIXEDWIDTH", "DELIMITER", "ESCAPE")
                .against("SHAPEFILE", "ESCAPE", "REMOVEQUOTES")
                .needs("QUOTE", "CSV");
    }

    /** Reads a COPY, or what is done with a job. */
    Command copy() {
        int at = tokens.here();
        int from = tokens.place();
        tokens.expect(COPY, "");
        if (tokens.at(JOB) && tokens.atWord(1) && tokens.keyword(1) != FROM) {
            return job(at);
        }
        if (tokens.at('(')) {
            grammar.unsupported("COPY of a query", at, "UNLOAD writes the rows of a query to files");
            return grammar.foreign(from, at);
        }
        Name table = grammar.names.qualified("a table", "after 'COPY'");
        List<Name> columns = tokens.at('(') ? grammar.names.enclosed("a column", "after the table") : List.of();
        if (tokens.at(TO)) {
            grammar.unsupported("COPY TO", tokens.here(), "UNLOAD writes the rows of a query to files");
            return grammar.foreign(from, at);
        }
        tokens.expect(FROM, columns.isEmpty() ? "after the table" : "after the columns");
        if (tokens.at(Keyword.STDIN)) {
            grammar.unsupported("COPY FROM STDIN", tokens.here(), "put the file on S3 and copy it from there");
            return grammar.foreign(from, at);
        }
        grammar.rowChecks.distinct(columns, "column");
        Expression source = address("after 'FROM'");
        List<Option> options = TransferOptions.read(grammar, OPTIONS);
        check(at, source, options);
        return new TransferCommand.Copy(table, columns, source, options, at);
    }

    /** Reads the address of files: a string, or a mark in the place of one. */
    Expression address(String where) {
        if (!tokens.atString() && !grammar.atPlaceholder()) {
            throw tokens.expected("an address such as 's3://bucket/prefix'", where);
        }
        return grammar.expressions.constant();
    }

    private TransferCommand job(int at) {
        tokens.advance();
        String action = grammar.oneOf("after 'COPY JOB'", "ALTER", "CREATE", "DROP", "LIST", "RUN", "SHOW")
                .words();
        if (action.equals("CREATE")) {
            throw new SyntaxError(Problem.of(SqlCode.SYNTAX, at, "a job is created behind the COPY that it repeats")
                    .help("write COPY … FROM … JOB CREATE and the name of the job"));
        }
        if (action.equals("LIST")) {
            return new TransferCommand.CopyJob(action, null, List.of(), at);
        }
        Name job = grammar.names.qualified("a job", "after '" + action + "'");
        List<Option> options = List.of();
        if (action.equals("ALTER") && tokens.at(AUTO)) {
            options = List.of(OPTIONS.next(grammar).orElseThrow());
        }
        return new TransferCommand.CopyJob(action, job, options, at);
    }

    private void check(int at, Expression source, List<Option> options) {
        String address = source instanceof Literal literal && literal.text().startsWith("'")
                ? literal.text().substring(1).toLowerCase(Locale.ROOT)
                : "";
        if (address.startsWith("dynamodb://")) {
            refuse(options, NOT_DYNAMODB, "DynamoDB");
        } else if (address.startsWith("emr://")) {
            refuse(options, NOT_EMR, "EMR");
        } else if (address.startsWith("s3://")) {
            refuse(options, NOT_S3, "S3");
        } else if (address.startsWith("/") || address.matches("[a-z]+://.*")) {
            grammar.unsupported(
                    "COPY from other places than S3, EMR, DynamoDB and SSH",
                    source.at(),
                    "put the file on S3 and copy it from there");
            return;
        }
        AuthorizationOptions.check(grammar, "COPY", at, options);
    }

    private void refuse(List<Option> options, Set<String> refused, String source) {
        for (Option option : options) {
            if (refused.contains(option.words())) {
                grammar.report(Problem.of(
                                SqlCode.CONFLICT,
                                option.at(),
                                "'" + option.words() + "' does not go together with a COPY from " + source)
                        .help("leave it out"));
            }
        }
    }

    // What options have for values.

    private static List<Node> optionalString(Grammar grammar) {
        grammar.skipFiller();
        return grammar.tokens.atString() || grammar.atPlaceholder()
                ? List.of(grammar.expressions.constant())
                : List.of();
    }

    private static List<Node> mapping(Grammar grammar, List<String> mappings) {
        List<Node> values = optionalString(grammar);
        String text = values.isEmpty() ? "" : written(values.get(0));
        if (text.chars().allMatch(c -> c == ' ' || Character.isLetter(c))
                && !text.isEmpty()
                && !mappings.contains(text.toLowerCase(Locale.ROOT))) {
            grammar.report(Problem.of(
                            SqlCode.UNKNOWN_SYNTAX,
                            values.get(0).at(),
                            "'" + text + "' tells no mapping of fields to columns")
                    .help(Suggestion.of(text, mappings)
                            .map(meant -> "did you mean '" + meant + "'?")
                            .orElse("write '" + String.join("', '", mappings)
                                    + "' or the address of a JSONPaths file")));
        }
        return values;
    }

    /** Returns what stands in the quotes of a string, or nothing. */
    private static String written(Node value) {
        return value instanceof Literal literal && literal.text().startsWith("'")
                ? literal.text().substring(1, literal.text().length() - 1)
                : "";
    }

    private static List<Node> compression(Grammar grammar) {
        grammar.skipFiller();
        return grammar.words("PRESET").map(List::<Node>of).orElseGet(() -> OptionTable.toggle(grammar));
    }

    private static List<Node> shapefile(Grammar grammar) {
        List<Node> values = new ArrayList<>();
        grammar.words("SIMPLIFY AUTO", "SIMPLIFY").ifPresent(values::add);
        if (!values.isEmpty() && (grammar.tokens.atNumber() || grammar.tokens.atString())) {
            values.add(grammar.expressions.constant());
        }
        return values;
    }
}
