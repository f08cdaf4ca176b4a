package io.github.redshiftdeploy;

import io.github.redshiftdeploy.catalogue.CatalogueCode;
import io.github.redshiftdeploy.catalogue.DefinitionReader;
import io.github.redshiftdeploy.catalogue.Definitions;
import io.github.redshiftdeploy.catalogue.Drift;
import io.github.redshiftdeploy.catalogue.SchemaFiles;
import io.github.redshiftdeploy.catalogue.Wanted;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.DumpConfig;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.Interruption;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.history.DeploymentId;
import io.github.redshiftdeploy.history.DeploymentKind;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.DeploymentState;
import io.github.redshiftdeploy.history.History;
import io.github.redshiftdeploy.history.HistoryCode;
import io.github.redshiftdeploy.history.Holder;
import io.github.redshiftdeploy.history.Lease;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.plan.Amendment;
import io.github.redshiftdeploy.plan.Amendments;
import io.github.redshiftdeploy.plan.Forgetting;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.ScriptStatus;
import io.github.redshiftdeploy.plan.Status;
import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.script.Outline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Tells what the history holds, and mends it. */
final class Bookkeeping implements AutoCloseable {

    private static final int DEPLOYMENTS = 10;

    private final DeployConfig config;
    private final Clock clock;
    private final Instant now;
    private final String id;
    private final ReachedTarget target;
    private final History history;
    private final Console console;

    Bookkeeping(DeployConfig config, Route route, Clock clock, Consumer<String> log) {
        this.config = config;
        this.clock = clock;
        this.now = clock.instant();
        this.id = DeploymentId.at(now);
        this.console = new Console(log);
        this.target = ReachedTarget.of(id, config, route, log);
        this.history = target.history();
    }

    Status status(List<Outline> outlines) throws TransportException {
        if (!history.exists()) {
            return new Status(ScriptStatus.of(outlines, Map.of()), List.of(), null);
        }
        List<ScriptStatus> scripts = ScriptStatus.of(outlines, ofThisSet(outlines, history.latest()));
        return new Status(
                scripts,
                history.last(DEPLOYMENTS),
                Lease.holder(history, target.control()).orElse(null),
                scripts.stream()
                        .filter(script -> script.state() == ScriptStatus.State.MISSING)
                        .map(ScriptStatus::script)
                        .filter(script -> !isThere(script))
                        .toList());
    }

    /** What is no path here, as of another machine, is not there. */
    private boolean isThere(String script) {
        try {
            return Files.exists(config.scripts().root().resolve(script));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Scripts of another execution are missing from this one's set, and are not missed. */
    private Map<String, ScriptRow> ofThisSet(List<Outline> outlines, Map<String, ScriptRow> latest) {
        Map<String, ScriptRow> own = new LinkedHashMap<>(latest);
        Set<String> present = new HashSet<>();
        outlines.forEach(outline -> present.add(outline.script().name()));
        String execution = config.run().identity().execution();
        own.values()
                .removeIf(row ->
                        !present.contains(row.path()) && !row.from().execution().equals(execution));
        return own;
    }

    Plan plan(Planning planning) throws IOException, TransportException {
        return target.preview(planning);
    }

    /** Returns the connection over which the target is asked. */
    Control control() {
        return target.control();
    }

    /** Returns which objects of the project are not what was left of them. */
    Drift drift() throws TransportException {
        return new DriftBook(target).compare();
    }

    /** Returns the objects of the target as scripts; those of the history are no part of it. */
    SchemaFiles schemaFiles(DumpConfig dump) throws TransportException {
        Wanted wanted = dump.schemas().isEmpty()
                ? Wanted.everythingBut(List.of(config.run().historySchema()))
                : Wanted.schemas(dump.schemas());
        Definitions definitions = new DefinitionReader(target.control()).read(wanted);
        if (!definitions.missingSchemas().isEmpty()) {
            throw new DiagnosticException(definitions.missingSchemas().stream()
                    .map(schema -> Diagnostic.error(
                                    CatalogueCode.NO_SUCH_SCHEMA,
                                    "schema '" + schema + "' of 'redshift.schemas' is not in database '"
                                            + config.target().database() + "', or is external")
                            .help("name schemas of the database as it has them, or leave 'redshift.schemas' out"))
                    .toList());
        }
        return SchemaFiles.of(definitions);
    }

    /** Returns the last deployments of the same name to the target, the newest first. */
    List<DeploymentRow> lastNamed() throws TransportException {
        return history.lastNamed(config.run().name(), config.target().name());
    }

    List<Amendment> baseline(List<Outline> outlines) throws IOException, TransportException {
        console.runAlways(outlines.stream()
                .filter(outline -> outline.script().run() == RunPolicy.ALWAYS)
                .count());
        return amend(DeploymentKind.BASELINE, look(outlines), latest -> Amendments.baseline(outlines, latest, id));
    }

    List<Amendment> repair(List<Outline> outlines) throws IOException, TransportException {
        return amend(DeploymentKind.REPAIR, look(outlines), latest -> Amendments.repair(outlines, latest, id));
    }

    /** Rows of another execution are not missed, and so not forgotten either. */
    List<Amendment> forget(List<String> patterns) throws IOException, TransportException {
        return amend(
                DeploymentKind.REPAIR,
                history::latest,
                latest -> new Forgetting(ofThisSet(List.of(), latest), this::isThere).amendments(patterns, id));
    }

    private Look look(List<Outline> outlines) {
        List<String> names =
                outlines.stream().map(outline -> outline.script().name()).toList();
        return () -> history.latest(names);
    }

    private List<Amendment> amend(
            DeploymentKind kind, Look look, Function<Map<String, ScriptRow>, List<Amendment>> finding)
            throws IOException, TransportException {
        try {
            return new LeasedRun(kind, target, now, clock, console)
                    .run(begun -> amend(begun, look, finding))
                    .answerIfWritten();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DiagnosticException(Interruption.beforeTheFirstStatement(), e);
        }
    }

    /** What is to be written is found out while nobody else may write. */
    private LeasedRun.Done<List<Amendment>> amend(
            LeasedRun leased, Look look, Function<Map<String, ScriptRow>, List<Amendment>> finding)
            throws TransportException {
        Map<String, ScriptRow> latest = look.rows();
        List<Amendment> amendments = finding.apply(latest);
        Set<String> adopted = history.adopted(latest.values());
        if (!amendments.isEmpty() || !adopted.isEmpty()) {
            leased.begin(null, List.of(), adopted);
        }
        console.adopted(adopted.size());
        List<String> rows = amendments.stream()
                .map(amendment -> target.sql().insert(amendment.after()))
                .toList();
        return new LeasedRun.Done<>(amendments, DeploymentState.SUCCEEDED, null, rows);
    }

    /** Asks the history for the latest rows of scripts. */
    @FunctionalInterface
    private interface Look {
        Map<String, ScriptRow> rows() throws TransportException;
    }

    Optional<Holder> holder() throws TransportException {
        return history.exists() ? Lease.holder(history, target.control()) : Optional.empty();
    }

    /** Removes the lease of a deployment; who asks has to know who it is. */
    Holder unlock(String owner) throws TransportException {
        Optional<Holder> holder = holder();
        if (holder.isEmpty() || !holder.get().owner().equals(owner)) {
            String who =
                    holder.map(other -> "it is held by " + other.describe()).orElse("nobody does");
            throw new DiagnosticException(
                    Diagnostic.error(HistoryCode.NO_LEASE, "deployment '" + owner + "' does not hold the lease: " + who)
                            .help("'redshift-deploy:unlock' without an id shows who holds it"));
        }
        Lease.remove(history, owner);
        return holder.get();
    }

    @Override
    public void close() {
        target.close();
    }
}
