package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.TableChange;
import java.util.List;
import java.util.Set;

/** Reads what ALTER TABLE can change of Iceberg tables only ({@code iceberg-alter-table} in the guide). */
final class IcebergChanges {

    /** Schemas that are never external ones. */
    private static final Set<String> LOCAL = Set.of("public", "pg_temp");

    private final Grammar grammar;
    private final Tokens tokens;

    IcebergChanges(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Tells whether a field of the partitions is next, and not a partition with its values. */
    boolean atField() {
        return tokens.at(PARTITION) && tokens.keyword(1) == FIELD;
    }

    /** Reads {@code PARTITION FIELD …}, behind the word that says what becomes of the field. */
    TableChange partitioning(TableChange.ChangePartitioning.Action action, int at) {
        tokens.expect(PARTITION, "after '" + action + "'");
        tokens.expect(FIELD, "after 'PARTITION'");
        Node field = PartitionFields.field(grammar, "after 'PARTITION FIELD'");
        if (action != TableChange.ChangePartitioning.Action.REPLACE) {
            return new TableChange.ChangePartitioning(action, field, null, at);
        }
        tokens.expect(WITH, "after the field");
        return new TableChange.ChangePartitioning(action, field, PartitionFields.field(grammar, "after 'WITH'"), at);
    }

    /** Reports new defaults that are no literals, and those of a table that its name shows to be the cluster's own. */
    void checkDefaults(Name table, List<TableChange> changes) {
        for (TableChange change : changes) {
            if (change instanceof TableChange.AlterColumn column
                    && column.change().words().endsWith("DEFAULT")) {
                checkDefault(table, column.change());
            }
        }
    }

    private void checkDefault(Name table, Option change) {
        Name schema = table.qualifier();
        if (schema == null || LOCAL.contains(schema.key())) {
            grammar.unsupported(
                    "ALTER COLUMN … " + change.words() + " but for Iceberg tables",
                    change.at(),
                    AlterTableCommands.NEW_COLUMN);
        } else if (!change.values().isEmpty() && !isLiteral(change.values().get(0))) {
            int at = change.values().get(0).at();
            grammar.report(Problem.of(SqlCode.COLUMN_ATTRIBUTE, at, "the default of an Iceberg table is a literal")
                    .help("write a number, a string, a date or another constant"));
        }
    }

    private static boolean isLiteral(Node value) {
        if (value instanceof Expression.Unary signed) {
            return signed.operand() instanceof Literal;
        }
        return value instanceof Literal || value instanceof Expression.TypedLiteral;
    }
}
