package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.StatementPlace;
import io.github.redshiftdeploy.check.rule.SecondRun.Deed;
import io.github.redshiftdeploy.check.rule.SecondRun.Step;
import io.github.redshiftdeploy.check.rule.SecondRun.Thing;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Drop;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.RoutineCommand;
import io.github.redshiftdeploy.sql.tree.Signature;
import io.github.redshiftdeploy.sql.tree.TableChange;
import io.github.redshiftdeploy.sql.tree.TableChange.AddColumn;
import io.github.redshiftdeploy.sql.tree.TableChange.DropPart;
import io.github.redshiftdeploy.sql.tree.TableChange.RenameColumn;
import io.github.redshiftdeploy.sql.tree.TableCommand.AlterTable;
import io.github.redshiftdeploy.sql.tree.ViewCommand.AlterView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds statements that fail when their script runs a second time, because what they make or remove is so already. */
final class NotRepeatable implements Check {

    private static final String THERE = "there";
    private static final String GONE = "gone";

    private final List<Step> steps = new ArrayList<>();

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        Command tree = statement.tree();
        if (tree == null || statement.script().run() == RunPolicy.ONCE) {
            return;
        }
        if (tree instanceof Drop drop) {
            drop(statement, drop);
            return;
        }
        Creation creation = Creation.of(tree).orElse(null);
        if (creation != null) {
            create(statement, creation);
            return;
        }
        if (tree instanceof AlterTable alter && !isTemporary(statement, alter.name())) {
            alter.changes().forEach(change -> change(statement, alter.name(), change));
        }
        rename(statement, tree);
    }

    @Override
    public void end(Findings findings) {
        SecondRun.of(steps).forEach(findings::add);
    }

    private void create(CheckedStatement statement, Creation creation) {
        Name name = creation.name();
        if (creation.repeatable()) {
            add(Deed.ENSURES, creation.kind(), name, null);
            return;
        }
        Finding finding = finding(statement.at(name.at()), creation.object(), name.path(), THERE)
                .help(creation.remedy());
        add(Deed.MAKES, creation.kind(), name, finding);
    }

    private void drop(CheckedStatement statement, Drop drop) {
        ObjectKind kind = ObjectKind.of(drop.type());
        if (kind == null) {
            return;
        }
        Finding finding = drop.ifExists() ? null : gone(statement, drop);
        for (Node target : drop.targets()) {
            if (!isTemporary(statement, name(target))) {
                add(drop.ifExists() ? Deed.CLEARS : Deed.REMOVES, kind, name(target), finding);
            }
        }
    }

    private static Finding gone(CheckedStatement statement, Drop drop) {
        String object = drop.type().words().toLowerCase(Locale.ROOT);
        Name first = name(drop.targets().get(0));
        String help =
                drop.type().droppedIfExists() ? "write DROP " + drop.type().words() + " IF EXISTS" : Creation.ONCE;
        return finding(statement.at(drop.at()), object, first.path(), GONE).help(help);
    }

    private static Name name(Node target) {
        return target instanceof Signature signature ? signature.name() : (Name) target;
    }

    private static boolean isTemporary(CheckedStatement statement, Name name) {
        return statement.effects().direct().stream()
                .anyMatch(effect -> effect.kind() == ObjectKind.TEMPORARY_TABLE && effect.at() == name.at());
    }

    private void change(CheckedStatement statement, Name table, TableChange change) {
        Finding finding = null;
        if (change instanceof AddColumn add && !add.ifNotExists()) {
            finding = finding(
                    statement.at(add.at()), "column", add.column().name().key(), THERE);
        } else if (change instanceof DropPart drop && !drop.ifExists()) {
            finding = finding(
                    statement.at(drop.at()),
                    drop.type().words().toLowerCase(Locale.ROOT),
                    drop.name().key(),
                    GONE);
        } else if (change instanceof RenameColumn rename) {
            finding =
                    finding(statement.at(rename.at()), "column", rename.column().key(), GONE);
        }
        if (finding != null) {
            add(Deed.CHANGES, ObjectKind.RELATION, table, finding.help(Creation.ONCE));
        }
    }

    /** What a statement drops and creates in one is the same object under another name. */
    private void rename(CheckedStatement statement, Command tree) {
        Effect from = first(statement, Action.DROPS);
        Effect to = first(statement, Action.CREATES);
        if (from != null && to != null) {
            add(Deed.REMOVES, statement, from, object(tree, from.kind()), GONE);
            add(Deed.TAKES, statement, to, object(tree, to.kind()), THERE);
        }
    }

    private static @Nullable Effect first(CheckedStatement statement, Action action) {
        for (Effect effect : statement.effects().direct()) {
            if (effect.action() == action && effect.kind() != ObjectKind.TEMPORARY_TABLE) {
                return effect;
            }
        }
        return null;
    }

    private static String object(Command tree, ObjectKind kind) {
        if (tree instanceof AlterView) {
            return "view";
        }
        if (tree instanceof RoutineCommand.Alter routine) {
            return routine.type().words().toLowerCase(Locale.ROOT);
        }
        return switch (kind) {
            case RELATION -> "table";
            case PRINCIPAL -> "user, group or role";
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }

    private void add(Deed deed, CheckedStatement statement, Effect effect, String object, String state) {
        String schema = effect.qualified() ? effect.name().schema() : null;
        String path = (schema == null ? "" : schema + ".") + effect.name().name();
        Finding finding =
                finding(statement.at(effect.at()), object, path, state).help(Creation.ONCE);
        add(deed, new Thing(effect.kind(), effect.name().name()), schema, finding);
    }

    private void add(Deed deed, ObjectKind kind, Name name, @Nullable Finding finding) {
        Name schema = name.qualifier();
        add(deed, new Thing(kind, name.key()), schema == null ? null : schema.key(), finding);
    }

    private void add(Deed deed, Thing thing, @Nullable String schema, @Nullable Finding finding) {
        steps.add(new Step(deed, thing, schema, finding));
    }

    private static Finding finding(StatementPlace spot, String object, String name, String state) {
        return Finding.of(
                Rule.NOT_REPEATABLE,
                spot,
                "a second run fails here: the " + object + " '" + name + "' is " + state + " by then");
    }
}
