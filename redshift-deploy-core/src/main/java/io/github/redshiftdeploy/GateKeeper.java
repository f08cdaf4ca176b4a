package io.github.redshiftdeploy;

import io.github.redshiftdeploy.catalogue.TableSizes;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.Gate;
import io.github.redshiftdeploy.config.GateConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.TargetScope;
import io.github.redshiftdeploy.config.Waiver;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.history.DeploymentId;
import io.github.redshiftdeploy.plan.GateAnswer;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.StatementRisk;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.plan.gate.Circumstances;
import io.github.redshiftdeploy.plan.gate.Contents;
import io.github.redshiftdeploy.plan.gate.Risks;
import io.github.redshiftdeploy.plan.undo.WaysBack;
import io.github.redshiftdeploy.script.Checkout;
import io.github.redshiftdeploy.script.Companion;
import io.github.redshiftdeploy.script.Discovery;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.TestScripts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks the gates of a target before anything is changed there, all of them together. */
final class GateKeeper {

    private final DeployConfig config;
    private final GateConfig gates;
    private final Clock clock;
    private final Set<Gate> asked;
    private List<GateAnswer> answers = List.of();

    GateKeeper(DeployConfig config, Clock clock) {
        this(config, clock, config.gates().set());
    }

    private GateKeeper(DeployConfig config, Clock clock, Set<Gate> asked) {
        this.config = config;
        this.gates = config.gates();
        this.clock = clock;
        this.asked = asked;
    }

    /**
     * Returns that of a rollback: what undoes a deployment has run nowhere before, and has neither tests nor a way
     * back.
     */
    static GateKeeper ofRollback(DeployConfig config, Clock clock) {
        Set<Gate> asked = EnumSet.copyOf(config.gates().set());
        asked.removeAll(
                EnumSet.of(Gate.REQUIRE_DEPLOYED_TO, Gate.REQUIRE_TESTS, Gate.REQUIRE_BACKUP, Gate.REQUIRE_ROLLBACK));
        return new GateKeeper(config, clock, asked);
    }

    /** Throws what the gates of a target have against a deployment that has not begun. */
    static void requireNow(DeployConfig configured, Route route, Clock clock, Consumer<String> log)
            throws IOException, TransportException {
        DeployConfig config = configured.located(route::database);
        GateKeeper keeper = new GateKeeper(config, clock);
        if (keeper.isNeeded()) {
            Validation scripts = new Validator(clock).validate(config.scripts(), config.connectedChecks());
            try (ReachedTarget target = ReachedTarget.of(DeploymentId.at(clock.instant()), config, route, log)) {
                Planning planning = new Planning(config.scripts(), config.run(), scripts);
                keeper.require(planning, target.preview(planning), target.control());
            }
        }
    }

    /** Tells whether a deployment without a copy of the rows that go is to be refused. */
    boolean requiresBackup() {
        return asked.contains(Gate.REQUIRE_BACKUP)
                && gates.waivers().of(Gate.REQUIRE_BACKUP).isEmpty();
    }

    /** Tells whether there is anything to ask. */
    boolean isNeeded() {
        return !asked.isEmpty();
    }

    /** Returns the gates that refuse a plan, or would without a waiver; a plan that changes nothing passes all. */
    List<GateAnswer> ask(Planning planning, Plan plan, Control control) throws IOException, TransportException {
        List<GateAnswer> found = new ArrayList<>();
        if (!plan.running().isEmpty()) {
            for (Gate gate : asked) {
                ask(gate, planning, plan, control)
                        .ifPresent(refusal -> found.add(new GateAnswer(
                                gate, refusal, gates.waivers().of(gate).orElse(null))));
            }
        }
        answers = List.copyOf(found);
        return answers;
    }

    /**
     * Asks them, and throws all refusals that nothing waives. It is asked again when the lease is there: meanwhile the
     * window may have closed, and others may have deployed.
     */
    void require(Planning planning, Plan plan, Control control) throws IOException, TransportException {
        List<Diagnostic> refusals = ask(planning, plan, control).stream()
                .filter(GateAnswer::refuses)
                .map(GateAnswer::refusal)
                .toList();
        if (!refusals.isEmpty()) {
            throw new DiagnosticException(refusals);
        }
    }

    private Optional<Diagnostic> ask(Gate gate, Planning planning, Plan plan, Control control)
            throws IOException, TransportException {
        Path root = config.scripts().root();
        return switch (gate) {
            case MAINTENANCE_WINDOW -> Circumstances.window(gates, clock.instant());
            case REQUIRE_TICKET -> Circumstances.ticket(gates, config.audit().ticket());
            case REQUIRE_BRANCH -> Circumstances.branch(gates, Checkout.branches(root));
            case REQUIRE_CLEAN_CHECKOUT ->
                Circumstances.checkout(
                        Checkout.uncommitted(root, config.scripts().set().directory(), files(plan)));
            case FORBID ->
                Contents.forbidden(
                        gates.forbidden(), planning.running(plan), Risks.of(plan.running(), TableSizes.UNKNOWN));
            case MAX_RISK ->
                gates.maxRisk() == null ? Optional.empty() : Contents.risk(gates.maxRisk(), risks(plan, control));
            case REQUIRE_DEPLOYED_TO ->
                gates.deployedTo() == null ? Optional.empty() : Contents.deployedTo(gates.deployedTo(), shared(plan));
            case REQUIRE_TESTS -> Contents.tests(config.tests().afterDeployment(), untested(plan));
            case REQUIRE_BACKUP ->
                Contents.backup(
                        Risks.losses(plan.running()),
                        sizes(plan, control),
                        config.undo().backupTables());
            case REQUIRE_ROLLBACK -> Contents.rollback(WaysBack.missing(plan, config.scripts(), 0));
        };
    }

    /** Returns the scripts that run and are for the other target too: an ordering may keep one from there. */
    private List<Step> shared(Plan plan) throws IOException {
        String other = gates.deployedTo() == null ? "" : gates.deployedTo().target();
        ScriptConfig scripts = config.scripts();
        TargetScope there =
                TargetScope.of(scripts.scope().names(), List.of(other)).on(other);
        Set<String> names = Discovery.discover(scripts.within(there), none -> {}).scripts().stream()
                .map(Script::name)
                .collect(Collectors.toSet());
        return plan.running().stream()
                .filter(step -> names.contains(step.script().name()))
                .toList();
    }

    /** Returns the scripts that run and have no test beside them; none where the project has a folder of tests. */
    private List<String> untested(Plan plan) throws IOException {
        List<Script> tests = TestScripts.discover(config.scripts(), config.tests(), none -> {});
        String folder = config.tests().folder() + "/";
        if (tests.stream().anyMatch(test -> test.name().startsWith(folder))) {
            return List.of();
        }
        Set<String> names = tests.stream().map(Script::name).collect(Collectors.toSet());
        return plan.running().stream()
                .map(step -> step.script().name())
                .filter(script -> !names.contains(Companion.Kind.TEST.of(script)))
                .toList();
    }

    /** Returns how much harm the statements of a plan may do; one query asks for all their tables. */
    static List<StatementRisk> risks(Plan plan, Control control) throws TransportException {
        Optional<String> query = TableSizes.query(Risks.tables(plan.running()));
        return Risks.of(plan.running(), query.isEmpty() ? TableSizes.UNKNOWN : sizes(control, query.get()));
    }

    private static TableSizes sizes(Plan plan, Control control) throws TransportException {
        Optional<String> query = TableSizes.query(Risks.losses(plan.running()).keySet());
        return query.isEmpty() ? TableSizes.UNKNOWN : sizes(control, query.get());
    }

    private static TableSizes sizes(Control control, String query) throws TransportException {
        try {
            return TableSizes.read(control.query(List.of(query)));
        } catch (TransportException e) {
            if (SqlState.of(e.error()).hidden()) {
                return TableSizes.UNKNOWN; // Only administrators see the view, unless it is granted.
            }
            throw e;
        }
    }

    /** Returns the scripts that are files of the project; what is made from something else is in no commit. */
    private static Set<String> files(Plan plan) {
        return plan.running().stream()
                .map(Step::script)
                .filter(script -> script.text().origin().isEmpty())
                .map(script -> script.name())
                .collect(Collectors.toSet());
    }

    /** Returns the gates that were waived when they were asked last. */
    List<GateAnswer> waived() {
        return answers.stream().filter(answer -> !answer.refuses()).toList();
    }

    /** Returns what is said of waivers that have waived nothing. */
    List<String> unused() {
        Set<Waiver> used = answers.stream().map(GateAnswer::waiver).collect(Collectors.toSet());
        return gates.waivers().all().stream()
                .filter(waiver -> !used.contains(waiver))
                .map(waiver -> "'redshift.waive' waives '" + waiver.name() + "', which was not needed: "
                        + (waiver.gate() == null || asked.contains(waiver.gate())
                                ? "nothing has refused"
                                : "the target does not ask for it"))
                .toList();
    }
}
