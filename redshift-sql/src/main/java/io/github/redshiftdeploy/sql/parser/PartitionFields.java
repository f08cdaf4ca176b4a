package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Enclosed;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.PartitionField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what Iceberg tables are partitioned by: columns, and what is computed of them. */
final class PartitionFields {

    /** What Redshift lets Iceberg compute: all of Iceberg's transforms but {@code void}. */
    private enum Transform {
        BUCKET(true),
        DAY(false),
        HOUR(false),
        IDENTITY(false),
        MONTH(false),
        TRUNCATE(true),
        YEAR(false);

        private final boolean hasWidth;

        Transform(boolean hasWidth) {
            this.hasWidth = hasWidth;
        }

        private static Optional<Transform> of(Name name) {
            return Stream.of(values())
                    .filter(transform -> transform.word().equals(name.key()))
                    .findFirst();
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<String> TRANSFORMS =
            Stream.of(Transform.values()).map(Transform::word).toList();

    private PartitionFields() {}

    /** Reads fields in parentheses; the guide leaves the parentheses out in some examples of CREATE TABLE. */
    static List<Node> ofTable(Grammar grammar) {
        Tokens tokens = grammar.tokens;
        if (tokens.at('(')) {
            return enclosed(grammar);
        }
        int at = tokens.here();
        List<Node> fields = new ArrayList<>();
        do {
            fields.add(field(grammar, fields.isEmpty() ? "after 'PARTITIONED BY'" : "after ','"));
        } while (tokens.at(',') && !TableOptions.begin(tokens, 1) && tokens.accept(','));
        return List.of(new Enclosed(fields, at));
    }

    /** Reads fields in parentheses. */
    static List<Node> enclosed(Grammar grammar) {
        Tokens tokens = grammar.tokens;
        int opener = tokens.here();
        tokens.expect('(', "after 'PARTITIONED BY'");
        List<Node> fields = new ArrayList<>();
        do {
            fields.add(field(grammar, fields.isEmpty() ? "after '('" : "after ','"));
        } while (tokens.accept(','));
        tokens.close(')', opener, "after the columns of the partitions");
        return List.of(new Enclosed(fields, opener));
    }

    /** Reads a column, or a transform of one. */
    static Node field(Grammar grammar, String where) {
        Tokens tokens = grammar.tokens;
        Name name = grammar.names.simple("a column", where);
        if (!tokens.at('(')) {
            return name;
        }
        Optional<Transform> transform = Transform.of(name);
        if (transform.isEmpty()) {
            throw new SyntaxError(unknown(name));
        }
        int opener = tokens.here();
        tokens.advance();
        Expression width = transform.get().hasWidth ? width(grammar) : null;
        Name column = grammar.names.simple("a column", width == null ? "after '('" : "after ','");
        tokens.close(')', opener, "after the column");
        return new PartitionField(transform.get().name(), width, column, name.at());
    }

    /** Iceberg may get more transforms, and Redshift with it; {@code void} it has, and Redshift does not. */
    private static Problem unknown(Name name) {
        SqlCode code = name.key().equals("void") ? SqlCode.UNSUPPORTED : SqlCode.UNKNOWN_SYNTAX;
        return Problem.of(code, name.at(), "there is no partition transform '" + name.text() + "'")
                .help(Suggestion.of(name.text(), TRANSFORMS)
                        .map(meant -> "did you mean '" + meant + "'?")
                        .orElse("the transforms are " + String.join(", ", TRANSFORMS)));
    }

    private static Expression width(Grammar grammar) {
        if (!grammar.tokens.atNumber() && !grammar.atPlaceholder()) {
            throw grammar.tokens.expected("a number", "after '('");
        }
        Expression width = grammar.expressions.constant();
        grammar.tokens.expect(',', "after the number");
        return width;
    }
}
