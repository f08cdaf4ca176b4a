package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.StatementPlace;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Drop;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Signature;
import io.github.redshiftdeploy.sql.tree.TableChange;
import io.github.redshiftdeploy.sql.tree.TableChange.AddColumn;
import io.github.redshiftdeploy.sql.tree.TableChange.DropPart;
import io.github.redshiftdeploy.sql.tree.TableChange.RenameColumn;
import io.github.redshiftdeploy.sql.tree.TableCommand.AlterTable;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Finds statements that fail when their script runs a second time, because what they make or remove is so already. */
final class NotRepeatable implements Check {

    /** The last parts of names: a script may name the same object with its schema and without. */
    private final Set<String> created = new HashSet<>();

    private final Set<String> dropped = new HashSet<>();

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        Command tree = statement.tree();
        if (tree == null || statement.script().run() == RunPolicy.ONCE) {
            return;
        }
        if (tree instanceof Drop drop) {
            drop(statement, drop, findings);
        } else if (tree instanceof AlterTable alter
                && !created.contains(alter.name().key())) {
            alter.changes().forEach(change -> change(statement, change, findings));
        } else {
            Creation.of(tree).ifPresent(creation -> create(statement, creation, findings));
        }
    }

    private void create(CheckedStatement statement, Creation creation, Findings findings) {
        Name name = creation.name();
        if (!creation.repeatable() && !isDropped(name)) {
            findings.add(finding(statement.at(name.at()), creation.object(), name.path(), "there")
                    .help(creation.remedy()));
        }
        created.add(name.key());
    }

    /** A schema that is dropped takes its tables along. */
    private boolean isDropped(Name name) {
        return dropped.contains(name.key())
                || (name.qualifier() != null
                        && dropped.contains(name.qualifier().key()));
    }

    private void drop(CheckedStatement statement, Drop drop, Findings findings) {
        boolean own = drop.targets().stream().map(NotRepeatable::name).allMatch(this::isOwn);
        if (!drop.ifExists() && !own && drop.type().droppedIfExists()) {
            Name first = name(drop.targets().get(0));
            String object = drop.type().words().toLowerCase(Locale.ROOT);
            findings.add(finding(statement.at(drop.at()), object, first.path(), "gone")
                    .help("write DROP " + drop.type().words() + " IF EXISTS"));
        }
        drop.targets().forEach(target -> dropped.add(name(target).key()));
    }

    private boolean isOwn(Name name) {
        return created.contains(name.key()) || Names.isTemporary(name);
    }

    private static Name name(Node target) {
        return target instanceof Signature signature ? signature.name() : (Name) target;
    }

    private static void change(CheckedStatement statement, TableChange change, Findings findings) {
        Finding finding = null;
        if (change instanceof AddColumn add && !add.ifNotExists()) {
            finding = finding(
                    statement.at(add.at()), "column", add.column().name().key(), "there");
        } else if (change instanceof DropPart drop && !drop.ifExists()) {
            finding = finding(
                    statement.at(drop.at()),
                    drop.type().words().toLowerCase(Locale.ROOT),
                    drop.name().key(),
                    "gone");
        } else if (change instanceof RenameColumn rename) {
            finding =
                    finding(statement.at(rename.at()), "column", rename.column().key(), "gone");
        }
        if (finding != null) {
            findings.add(finding.help("what shall happen once belongs into a script with 'run=once'"));
        }
    }

    private static Finding finding(StatementPlace spot, String object, String name, String state) {
        return Finding.of(
                Rule.NOT_REPEATABLE,
                spot,
                "a second run fails here: the " + object + " '" + name + "' is " + state + " by then");
    }
}
