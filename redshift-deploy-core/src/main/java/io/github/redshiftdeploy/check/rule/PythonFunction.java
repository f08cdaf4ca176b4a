package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateFunction;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateLibrary;
import java.util.List;

/** Finds functions in Python, and their libraries: Redshift runs none of them since July 2026. */
final class PythonFunction implements Check {

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        if (statement.tree() instanceof CreateFunction function) {
            check(
                    statement,
                    function.options(),
                    "write the function in SQL, or in Lambda: CREATE EXTERNAL FUNCTION",
                    findings);
        } else if (statement.tree() instanceof CreateLibrary library) {
            check(statement, library.options(), "a Lambda function brings its own libraries", findings);
        }
    }

    private static void check(CheckedStatement statement, List<Option> options, String help, Findings findings) {
        options.stream()
                .filter(PythonFunction::isPython)
                .forEach(language -> findings.add(Finding.of(
                                Rule.PYTHON_FUNCTION,
                                statement.at(language.at()),
                                "Redshift runs no functions in Python since July 2026")
                        .help(help)));
    }

    private static boolean isPython(Option option) {
        return option.words().equals("LANGUAGE") && option.values().stream().anyMatch(PythonFunction::namesPython);
    }

    private static boolean namesPython(Node language) {
        return (language instanceof Name name && name.key().equals("plpythonu"))
                || (language instanceof Literal literal && literal.text().equalsIgnoreCase("'plpythonu'"));
    }
}
