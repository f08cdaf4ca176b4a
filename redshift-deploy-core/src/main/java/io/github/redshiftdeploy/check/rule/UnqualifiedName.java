package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.sql.analysis.Doubt;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.analysis.Effects;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateProcedure;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.Settings;
import io.github.redshiftdeploy.sql.tree.SessionCommand;
import io.github.redshiftdeploy.sql.tree.SessionCommand.Setting;
import io.github.redshiftdeploy.sql.tree.ViewCommand.CreateView;
import java.util.ArrayList;
import java.util.List;

/** Finds {@code FROM orders}: which table that is depends on the search path of whoever deploys. */
final class UnqualifiedName implements Check {

    private boolean pathIsSet;

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        Command tree = statement.tree();
        if (tree instanceof SessionCommand.Set set && set.setting().isSearchPath()) {
            pathIsSet = true;
        } else if (tree instanceof SessionCommand.Reset reset && reset.resetsSearchPath()) {
            pathIsSet = false;
        }
        if (pathIsSet) {
            return;
        }
        for (Effect effect : Unqualified.in(effects(statement))) {
            findings.add(Finding.of(
                            Rule.UNQUALIFIED_NAME,
                            statement.at(effect.at()),
                            "'" + effect.name().name() + "' has no schema: the search path decides what it is")
                    .help("write its schema before it, or SET search_path at the beginning of the script"));
        }
    }

    /** What a procedure does counts, unless it has a path of its own or dynamic SQL, which may create any table. */
    private static List<Effect> effects(CheckedStatement statement) {
        Command tree = statement.tree();
        Effects effects = statement.effects();
        boolean late = tree instanceof CreateView view && view.late();
        boolean ownPath = tree instanceof CreateProcedure procedure
                && procedure.options().stream()
                        .flatMap(option -> option.values().stream())
                        .anyMatch(value -> value instanceof Settings settings
                                && settings.list().stream().anyMatch(Setting::isSearchPath));
        List<Effect> all = new ArrayList<>(effects.direct());
        if (!late && !ownPath && !effects.deferredDoubts().contains(Doubt.DYNAMIC_SQL)) {
            all.addAll(effects.deferred());
        }
        return all;
    }
}
