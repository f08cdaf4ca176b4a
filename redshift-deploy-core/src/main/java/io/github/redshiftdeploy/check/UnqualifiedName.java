package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateProcedure;
import java.util.Locale;

/** Finds {@code FROM orders}: which table that is depends on the search path of whoever deploys. */
final class UnqualifiedName implements Check {

    private final OwnTables tables = new OwnTables();
    private boolean pathIsSet;

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        pathIsSet |= setsPath(statement);
        Command tree = statement.tree();
        if (tree == null || pathIsSet || setsItsOwnPath(tree)) {
            return;
        }
        for (Name name : UnqualifiedNames.in(tree, tables)) {
            findings.add(Finding.of(
                            Rule.UNQUALIFIED_NAME,
                            statement.at(name.at()),
                            "'" + name.text() + "' has no schema: the search path decides what it is")
                    .help("write its schema before it, or SET search_path at the beginning of the script"));
        }
    }

    private static boolean setsItsOwnPath(Command tree) {
        return tree instanceof CreateProcedure procedure
                && procedure.options().stream()
                        .anyMatch(option -> option.words().equals("SET"));
    }

    private static boolean setsPath(CheckedStatement statement) {
        return statement.kind() == StatementKind.SET
                && statement.sql().toLowerCase(Locale.ROOT).contains("search_path");
    }
}
