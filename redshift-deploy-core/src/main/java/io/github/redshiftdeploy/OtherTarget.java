package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.ConfigCode;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.DeployedTo;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.DeploymentId;
import io.github.redshiftdeploy.history.ScriptRow;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks the history of another target what has succeeded there; nothing is written. */
record OtherTarget(Clock clock, Consumer<String> log) {

    /**
     * Returns what is applied there. A target that does not answer refuses nothing by itself: its silence may be
     * waived.
     *
     * @throws DiagnosticException when the configuration has no such target, or it is not right
     */
    DeployedTo ask(String name, TargetFacts.Ways ways) throws IOException {
        GoalTarget target = ways.to(name);
        Route route = target.route();
        try {
            DeployConfig config = target.config().located(route::database);
            try (ReachedTarget reached = ReachedTarget.of(DeploymentId.at(clock.instant()), config, route, log)) {
                return new DeployedTo(name, applied(reached), null);
            }
        } catch (TransportException | DiagnosticException e) {
            List<Diagnostic> reasons = AuditedDeployment.reasons(e);
            if (reasons.stream().anyMatch(reason -> reason.code() instanceof ConfigCode)) {
                throw new DiagnosticException(reasons);
            }
            return DeployedTo.silent(
                    name, reasons.stream().map(Diagnostic::message).collect(Collectors.joining("; ")));
        }
    }

    private static Map<String, String> applied(ReachedTarget target) throws TransportException {
        if (!target.history().exists()) {
            return Map.of();
        }
        return target.history().latest().values().stream()
                .filter(row -> row.state().applied())
                .collect(Collectors.toMap(ScriptRow::path, ScriptRow::checksum));
    }
}
