package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.TransferCommand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads UNLOAD, and the query inside its string. */
final class UnloadCommands {

    private static final OptionTable OPTIONS = AuthorizationOptions.addTo(new OptionTable("UNLOAD"))
            .flags("ADDQUOTES", "ALLOWOVERWRITE", "BZIP2", "CLEANPATH", "CSV", "ESCAPE", "GZIP", "HEADER")
            .flags("JSON", "PARQUET", "TEXT", "ZSTD")
            .row("DELIMITER", TransferOptions::character)
            .row("ENCRYPTED", grammar -> perhaps(grammar, "AUTO"))
            .row("EXTENSION", OptionTable.STRING)
            .row("FIXEDWIDTH", OptionTable.STRING)
            .row("KMS_KEY_ID", OptionTable.STRING)
            .row("MANIFEST", grammar -> perhaps(grammar, "VERBOSE"))
            .row("MAXFILESIZE", TransferOptions::size)
            .row("NULL", OptionTable.STRING)
            .row("PARALLEL", OptionTable.TOGGLE)
            .row("PARTITION BY", UnloadCommands::partition)
            .row("REGION", OptionTable.STRING)
            .row("ROWGROUPSIZE", TransferOptions::size)
            .exclusive("CSV", "FIXEDWIDTH", "JSON", "PARQUET", "TEXT")
            .exclusive("BZIP2", "GZIP", "ZSTD")
            .exclusive("ALLOWOVERWRITE", "CLEANPATH")
            .against("CSV", "ADDQUOTES", "ESCAPE")
            .against("FIXEDWIDTH", "DELIMITER", "HEADER")
            .against("JSON", "ADDQUOTES", "DELIMITER", "ESCAPE", "HEADER", "NULL")
            .against("PARQUET", "ADDQUOTES", "BZIP2", "DELIMITER", "ESCAPE", "GZIP", "HEADER", "NULL", "ZSTD")
            .against("KMS_KEY_ID", "CREDENTIALS", "MASTER_SYMMETRIC_KEY")
            .needs("KMS_KEY_ID", "ENCRYPTED")
            .needs("ROWGROUPSIZE", "PARQUET");

    private final Grammar grammar;
    private final Tokens tokens;

    UnloadCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads an UNLOAD. */
    TransferCommand unload() {
        int at = tokens.here();
        tokens.expect(UNLOAD, "");
        int opener = tokens.here();
        tokens.expect('(', "after 'UNLOAD'");
        if (!tokens.atString() && !grammar.atPlaceholder()) {
            SyntaxError error = tokens.expected("the query as a string", "after 'UNLOAD ('");
            throw grammar.queries.atQuery() ? error.helping("write the query between quotes: '…' or $$…$$") : error;
        }
        int from = tokens.place();
        Expression text = grammar.expressions.constant();
        int behind = tokens.place();
        tokens.back(from);
        Query query = tokens.atString() ? query() : null;
        tokens.back(behind);
        tokens.close(')', opener, "after the query of 'UNLOAD'");
        tokens.expect(TO, "after the query of 'UNLOAD'");
        Expression target = new CopyCommands(grammar).address("after 'TO'");
        checkTarget(target);
        List<Option> options = TransferOptions.read(grammar, OPTIONS);
        AuthorizationOptions.check(grammar, "UNLOAD", at, options);
        if (query != null) {
            checkPartition(query, options);
        }
        return new TransferCommand.Unload(query, query == null ? text : null, target, options, at);
    }

    /** Reads the query inside a string, or nothing when it is a placeholder; what is wrong in it is reported. */
    private @Nullable Query query() {
        try {
            Grammar inner = new Embedded(grammar).open();
            if (inner.tokens.kind() == TokenKind.PLACEHOLDER) {
                return null;
            }
            Query query = inner.queries.query();
            inner.tokens.accept(';');
            if (!inner.tokens.ended()) {
                throw inner.tokens.expected("the end of the query", "of 'UNLOAD'");
            }
            checkLimit(query);
            return query;
        } catch (SyntaxError error) {
            grammar.report(error.problem());
            return null;
        }
    }

    private void checkLimit(Query query) {
        Query body = query instanceof Query.With with ? with.body() : query;
        if (body instanceof Query.Ordered ordered && ordered.limit() != null) {
            grammar.unsupported(
                    "LIMIT in the outermost query of an UNLOAD",
                    ordered.limit().at(),
                    "select from a subquery that has the LIMIT");
        }
    }

    /** Finds columns of PARTITION BY that the query does not have, when all that it has is known. */
    private void checkPartition(Query query, List<Option> options) {
        Set<String> known = columns(query).orElse(null);
        if (known == null) {
            return;
        }
        for (Option option : options) {
            if (option.words().equals("PARTITION BY") && option.values().get(0) instanceof Expression.Row columns) {
                columns.values().forEach(column -> checkPartition((Name) column, known));
            }
        }
    }

    private void checkPartition(Name column, Set<String> known) {
        if (!known.contains(column.key())) {
            grammar.report(Problem.of(
                            SqlCode.UNKNOWN_COLUMN,
                            column.at(),
                            "'" + column.text() + "' of PARTITION BY is no column of the query")
                    .help("select it as well"));
        }
    }

    /** Returns the names of a query's columns, or nothing when one of them cannot be told. */
    private static Optional<Set<String>> columns(Query query) {
        if (query instanceof Query.With with) {
            return columns(with.body());
        }
        if (query instanceof Query.Ordered ordered) {
            return columns(ordered.body());
        }
        if (!(query instanceof Query.Select select)) {
            return Optional.empty();
        }
        Set<String> names = new HashSet<>();
        for (Query.Item item : select.items()) {
            if (item.alias() != null) {
                names.add(item.alias().key());
            } else if (item.value() instanceof Name name) {
                names.add(name.key());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }

    private void checkTarget(Expression target) {
        if (target instanceof Literal literal) {
            String address = literal.text().substring(1).toLowerCase(Locale.ROOT);
            if (address.startsWith("/") || (address.matches("[a-z]+://.*") && !address.startsWith("s3://"))) {
                grammar.unsupported("UNLOAD to other places than S3", target.at(), "give an address 's3://…'");
            }
        }
    }

    // What options have for values.

    private static List<Node> perhaps(Grammar grammar, String word) {
        return grammar.words(word).map(List::<Node>of).orElse(List.of());
    }

    private static List<Node> partition(Grammar grammar) {
        List<Node> values = new ArrayList<>();
        int at = grammar.tokens.here();
        values.add(
                new Expression.Row(false, List.copyOf(grammar.names.enclosed("a column", "after 'PARTITION BY'")), at));
        values.addAll(perhaps(grammar, "INCLUDE"));
        return values;
    }
}
