package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTable;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTableAs;
import io.github.redshiftdeploy.sql.tree.TableElement.Column;
import io.github.redshiftdeploy.sql.tree.TableElement.Like;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds tables of facts, by their name, that leave distribution or order to Redshift: it does choose both, but learns
 * only from queries that were slow. Where {@code AUTO} is meant, it can be written.
 */
final class FactWithoutKeys implements Check {

    private static final Pattern FACT = Pattern.compile("(?:fact|facts|fct)_.+|.+_(?:fact|facts|fct)");

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        Command tree = statement.tree();
        if (tree instanceof CreateTable create && !create.temporary() && !isLike(create)) {
            check(statement, create.name(), options(create), findings);
        } else if (tree instanceof CreateTableAs create && !create.temporary()) {
            check(statement, create.name(), create.options(), findings);
        }
    }

    private static boolean isLike(CreateTable create) {
        return create.elements().stream().anyMatch(Like.class::isInstance);
    }

    private static List<Option> options(CreateTable create) {
        return Stream.concat(
                        create.options().stream(),
                        create.elements().stream()
                                .filter(Column.class::isInstance)
                                .flatMap(column -> ((Column) column).options().stream()))
                .toList();
    }

    private static void check(CheckedStatement statement, Name table, List<Option> options, Findings findings) {
        String missing = missing(options);
        if (missing != null && FACT.matcher(table.key()).matches()) {
            findings.add(Finding.of(
                            Rule.FACT_WITHOUT_KEYS,
                            statement.at(table.at()),
                            "'" + table.path() + "' is a table of facts without " + missing)
                    .help("choose them by how it is joined and filtered, or write DISTSTYLE AUTO SORTKEY AUTO"));
        }
    }

    private static @Nullable String missing(List<Option> options) {
        boolean distributed = options.stream().anyMatch(option -> option.words().startsWith("DIST"));
        boolean sorted = options.stream().anyMatch(option -> option.words().contains("SORTKEY"));
        if (distributed) {
            return sorted ? null : "a sort key";
        }
        return sorted ? "a distribution" : "distribution and sort key";
    }
}
