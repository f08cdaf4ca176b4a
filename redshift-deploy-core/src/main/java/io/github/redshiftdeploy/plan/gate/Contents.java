package io.github.redshiftdeploy.plan.gate;

import io.github.redshiftdeploy.catalogue.TableSizes;
import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.config.DeployedTo;
import io.github.redshiftdeploy.config.Forbidden;
import io.github.redshiftdeploy.config.Gate;
import io.github.redshiftdeploy.config.RiskLevel;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.plan.Remark;
import io.github.redshiftdeploy.plan.StatementRisk;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.sql.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The gates that look at what is deployed. */
public final class Contents {

    private Contents() {}

    /** A place in a script, and what is there. */
    private record Spot(String script, Position at, String what) {

        private String line() {
            return "at: " + script + ":" + at.line() + ": " + what;
        }
    }

    /**
     * Looks at what has succeeded on another target.
     *
     * @param running the scripts that will run, those that are for the other target too
     */
    public static Optional<Diagnostic> deployedTo(DeployedTo other, List<Step> running) {
        String wants = "the same scripts, applied to '" + other.target() + "' by its history";
        if (other.silence() != null) {
            return Optional.of(Refusal.of(
                    Gate.REQUIRE_DEPLOYED_TO,
                    "nobody knows what is deployed to '" + other.target() + "'",
                    wants,
                    List.of(other.silence())));
        }
        List<String> missing = new ArrayList<>();
        for (Step step : running) {
            String there = other.checksums().get(step.script().name());
            if (there == null) {
                missing.add(step.script().name() + " is not applied there");
            } else if (!there.equals(step.outline().checksum())) {
                missing.add(step.script().name() + " is applied there with another text");
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        Gate.REQUIRE_DEPLOYED_TO,
                        missing.size() + " of " + running.size() + (running.size() == 1 ? " script" : " scripts")
                                + " did not succeed on '" + other.target() + "'",
                        wants,
                        missing));
    }

    /**
     * Looks at the tests.
     *
     * @param run whether they run after the deployment
     * @param untested the scripts that have none
     */
    public static Optional<Diagnostic> tests(boolean run, List<String> untested) {
        String wants = "a test beside each script, x.test.sql, or a folder of tests; and that they run";
        if (!run) {
            return Optional.of(Refusal.of(Gate.REQUIRE_TESTS, "'redshift.skipTests' is set", wants, List.of()));
        }
        return untested.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        Gate.REQUIRE_TESTS,
                        untested.size() + (untested.size() == 1 ? " script has" : " scripts have") + " no test",
                        wants,
                        untested));
    }

    /** Looks at what has no way back. */
    public static Optional<Diagnostic> rollback(List<Remark> losses) {
        return losses.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        Gate.REQUIRE_ROLLBACK,
                        losses.size() + (losses.size() == 1 ? " change has" : " changes have") + " no way back",
                        "for each change a companion that undoes it, x.rollback.sql, or an inverse that loses no rows",
                        losses.stream()
                                .map(loss -> "at: " + loss.script() + ": " + loss.words())
                                .toList()));
    }

    /**
     * Looks for tables whose rows go without a copy of them.
     *
     * @param tables the tables whose rows go, each with a script
     * @param most how many rows a table may have at most that the deployment copies; 0 when it copies none
     */
    public static Optional<Diagnostic> backup(Map<DatabaseObject, String> tables, TableSizes sizes, long most) {
        List<String> uncopied = new ArrayList<>();
        tables.forEach((table, script) -> {
            Optional<TableSizes.Size> size = sizes.of(table);
            if (size.isEmpty() || size.get().rows() > most) {
                uncopied.add("at: " + script + ": " + table.path() + ", "
                        + size.map(known -> known.rows() + (known.rows() == 1 ? " row" : " rows"))
                                .orElse("of which nobody may see how many rows it has"));
            }
        });
        return uncopied.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        Gate.REQUIRE_BACKUP,
                        "the rows of " + uncopied.size() + (uncopied.size() == 1 ? " table" : " tables")
                                + " would go without a copy",
                        most == 0
                                ? "'redshift.backupTables', which is 0, or a waiver that names the snapshot"
                                : "at most " + most
                                        + " rows ('redshift.backupTables'), or a waiver that names the snapshot",
                        uncopied));
    }

    /**
     * Looks for what is forbidden, by the analysis and never by text.
     *
     * @param running the scripts that will run
     * @param risks what their statements do, with the procedures that they call
     */
    public static Optional<Diagnostic> forbidden(
            Forbidden forbidden, List<CheckedScript> running, List<StatementRisk> risks) {
        List<Spot> spots = new ArrayList<>();
        Set<String> words = new TreeSet<>();
        for (CheckedScript script : running) {
            script.effects().survey().kinds().forEach((kind, places) -> {
                if (forbidden.kinds().containsKey(kind)) {
                    String more = places.count() == 1 ? "" : ", and " + (places.count() - 1) + " more like it";
                    spots.add(new Spot(script.name(), places.first(), kind + more));
                    words.add(String.valueOf(forbidden.kinds().get(kind)));
                }
            });
            for (Finding breach : script.breaches()) {
                spots.add(new Spot(
                        script.name(),
                        breach.spot().position(),
                        breach.message() + " (" + breach.rule().word() + ")"));
                words.add(breach.rule().word());
            }
        }
        risks.stream()
                .filter(risk -> risk.called() != null && forbidden.kinds().containsKey(risk.called()))
                .forEach(risk -> {
                    spots.add(new Spot(risk.script(), risk.at(), risk.reason()));
                    words.add(String.valueOf(forbidden.kinds().get(risk.called())));
                });
        return spots.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        Gate.FORBID,
                        "the scripts have " + String.join(", ", words),
                        "scripts without it",
                        spots.stream()
                                .sorted(Comparator.comparing(Spot::script).thenComparing(Spot::at))
                                .map(Spot::line)
                                .toList()));
    }

    /** Looks for statements that may do more harm than a target lets them. */
    public static Optional<Diagnostic> risk(RiskLevel most, List<StatementRisk> risks) {
        List<StatementRisk> above = risks.stream()
                .filter(risk -> risk.level().compareTo(most) > 0)
                .sorted(Comparator.comparing(StatementRisk::level).reversed())
                .toList();
        return above.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        Gate.MAX_RISK,
                        "the risk is " + Choice.word(above.get(0).level()),
                        "no statement whose risk is more than " + Choice.word(most)
                                + "; 'redshift-deploy:plan' shows the risk of each",
                        above.stream()
                                .map(risk -> "at: " + risk.line() + ": " + Choice.word(risk.level()))
                                .toList()));
    }
}
