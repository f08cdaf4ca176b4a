package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.StatementPlace;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Drop;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.TableChange.DropPart;
import io.github.redshiftdeploy.sql.tree.TableCommand.AlterTable;
import java.util.Locale;

/** Finds {@code DROP TABLE orders CASCADE}: what depends on it goes too, and nobody has to name it. */
final class DropCascade implements Check {

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        Command tree = statement.tree();
        if (tree instanceof Drop drop && drop.words().contains("CASCADE") && !isTemporary(drop)) {
            findings.add(finding(statement.at(drop.at()), drop.type()));
        } else if (tree instanceof AlterTable alter && !alter.name().temporary()) {
            alter.changes().stream()
                    .filter(change ->
                            change instanceof DropPart drop && drop.words().equals("CASCADE"))
                    .forEach(change -> findings.add(finding(statement.at(change.at()), ((DropPart) change).type())));
        }
    }

    private static boolean isTemporary(Drop drop) {
        return drop.targets().stream().allMatch(target -> target instanceof Name name && name.temporary());
    }

    private static Finding finding(StatementPlace spot, ObjectType type) {
        return Finding.of(
                        Rule.DROP_CASCADE,
                        spot,
                        "CASCADE drops whatever depends on the " + type.words().toLowerCase(Locale.ROOT))
                .help("leave CASCADE out, and drop by name what depends on it");
    }
}
