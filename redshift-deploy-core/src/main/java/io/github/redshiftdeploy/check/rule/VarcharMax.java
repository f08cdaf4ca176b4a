package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.TableElement.Column;
import io.github.redshiftdeploy.sql.tree.TypeName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds columns of the type {@code VARCHAR(MAX)}: queries set memory aside for what might be in them. */
final class VarcharMax implements Check {

    private static final Set<String> TYPES =
            Set.of("VARCHAR", "CHARACTER VARYING", "CHAR VARYING", "NVARCHAR", "NATIONAL CHARACTER VARYING");

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        List<Column> widest = NewColumns.of(statement.tree()).stream()
                .filter(column -> isWidest(column.type()))
                .toList();
        if (!widest.isEmpty()) {
            findings.add(Finding.of(
                            Rule.VARCHAR_MAX, statement.at(widest.get(0).type().at()), message(widest))
                    .help("give it the length that its values may have; for JSON, there is SUPER"));
        }
    }

    private static boolean isWidest(TypeName type) {
        return TYPES.contains(type.name()) && type.arguments().stream().anyMatch(VarcharMax::isWidest);
    }

    private static boolean isWidest(Expression length) {
        return (length instanceof Name max && max.key().equals("max"))
                || (length instanceof Literal number && number.text().equals("65535"));
    }

    private static String message(List<Column> columns) {
        String names = columns.stream()
                .limit(5)
                .map(column -> "'" + column.name().text() + "'")
                .collect(Collectors.joining(", "));
        String more = columns.size() > 5 ? " and " + (columns.size() - 5) + " more" : "";
        return names + more + (columns.size() == 1 ? " is" : " are") + " as wide as a VARCHAR can be";
    }
}
