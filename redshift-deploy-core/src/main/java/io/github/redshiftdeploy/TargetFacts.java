package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.ConfigCode;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.TargetQuestion;
import io.github.redshiftdeploy.connect.ConnectCode;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.DeploymentId;
import io.github.redshiftdeploy.script.UsedPlaceholders;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Asks the targets what scripts say of each other's: the placeholders <code>${namespace.target}</code> and <code>
 * ${account.target}</code>. Nobody is asked what no script says, and each question is put once.
 */
final class TargetFacts {

    private final Clock clock;
    private final Consumer<String> log;
    private final Map<String, String> known = new HashMap<>();

    TargetFacts(Clock clock, Consumer<String> log) {
        this.clock = clock;
        this.log = log;
    }

    /** Finds the way to a target. */
    @FunctionalInterface
    interface Ways {
        /** Returns the target, which who gives it closes. */
        GoalTarget to(String target) throws IOException;
    }

    /** Returns the configuration with the answers to what its scripts ask. */
    DeployConfig answer(DeployConfig config, Ways ways) throws IOException {
        ScriptConfig scripts = config.scripts();
        Map<String, TargetQuestion> questions = scripts.placeholderValues().questions();
        Map<String, String> answers = new LinkedHashMap<>();
        for (String name : UsedPlaceholders.of(scripts, questions.keySet())) {
            String answer = known.get(name);
            if (answer == null) {
                answer = ask(Objects.requireNonNull(questions.get(name)), name, ways);
                known.put(name, answer);
                log.accept("${" + name + "} is " + answer);
            }
            answers.put(name, answer);
        }
        return config.as(scripts.with(scripts.placeholderValues().answered(answers)), config.run(), config.reports());
    }

    private String ask(TargetQuestion question, String name, Ways ways) throws IOException {
        GoalTarget target = ways.to(question.target());
        try {
            return switch (question.what()) {
                case NAMESPACE -> namespace(target);
                case ACCOUNT -> target.route().account().orElseThrow(() -> noAccount(question, name));
            };
        } catch (TransportException e) {
            throw new DiagnosticException(
                    Diagnostic.error(ConnectCode.FAILED, "'${" + name + "}' cannot be asked for: " + e.getMessage())
                            .help("mend the way to target '" + question.target() + "', or set the placeholder"),
                    e);
        }
    }

    private String namespace(GoalTarget target) throws TransportException {
        Route route = target.route();
        DeployConfig config = target.config().located(route::database);
        try (ReachedTarget reached = ReachedTarget.of(DeploymentId.at(clock.instant()), config, route, log)) {
            return reached.control()
                    .query(List.of("SELECT current_namespace"))
                    .get(0)
                    .text("current_namespace");
        }
    }

    private static DiagnosticException noAccount(TargetQuestion question, String name) {
        return new DiagnosticException(Diagnostic.error(
                        ConfigCode.WRONG_VALUE,
                        "nobody knows the AWS account of target '" + question.target()
                                + "': it is logged in to with a password, and AWS is not asked")
                .help("set the placeholder: -Dredshift.placeholders." + name + "=..."));
    }
}
