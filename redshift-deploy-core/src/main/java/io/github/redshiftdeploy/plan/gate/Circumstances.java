package io.github.redshiftdeploy.plan.gate;

import io.github.redshiftdeploy.config.Gate;
import io.github.redshiftdeploy.config.GateConfig;
import io.github.redshiftdeploy.config.MaintenanceWindow;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.script.Branches;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gates that look at when, why and from where is deployed, and not at what. */
public final class Circumstances {

    private static final String NO_GIT = "Git cannot be asked: there is none, or the project is in no repository";

    private Circumstances() {}

    /** Looks at the clock. */
    public static Optional<Diagnostic> window(GateConfig config, Instant now) {
        MaintenanceWindow window = config.window();
        if (window == null || window.isOpen(now)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                Gate.MAINTENANCE_WINDOW,
                "it is " + window.clock(now),
                window.text(),
                List.of("opens next: " + window.opensNext(now))));
    }

    /** Looks at the ticket that was given. */
    public static Optional<Diagnostic> ticket(GateConfig config, @Nullable String given) {
        String pattern = config.ticket();
        if (pattern == null || config.acceptsTicket(given)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                Gate.REQUIRE_TICKET,
                given == null ? "no ticket is given" : "the ticket is '" + given + "'",
                "-Dredshift.ticket=..., which matches '" + pattern + "' as a whole",
                List.of()));
    }

    /** Looks at the branches that have the commit. */
    public static Optional<Diagnostic> branch(GateConfig config, Optional<Branches> found) {
        String wants = "a commit of " + String.join(" or ", config.branches())
                + ", as 'origin' has it or, where it has none of the name, this clone";
        if (found.isEmpty()) {
            return Optional.of(Refusal.of(Gate.REQUIRE_BRANCH, NO_GIT, wants, List.of()));
        }
        Branches branches = found.get();
        if (config.branches().stream().anyMatch(branches::has)) {
            return Optional.empty();
        }
        String on = branches.names().isEmpty() ? "no branch" : String.join(", ", branches.names());
        return Optional.of(Refusal.of(
                Gate.REQUIRE_BRANCH,
                "commit " + branches.commit() + " is on " + on,
                wants,
                branches.shallow()
                        ? List.of("the clone is shallow and does not know all commits: fetch all of them"
                                + " (fetch-depth: 0 of actions/checkout, or git fetch --unshallow)")
                        : List.of()));
    }

    /** Looks at what is not committed as it is here. */
    public static Optional<Diagnostic> checkout(Optional<List<String>> uncommitted) {
        String wants = "each script, and what tells how it is deployed, as the commit has it";
        if (uncommitted.isEmpty()) {
            return Optional.of(Refusal.of(Gate.REQUIRE_CLEAN_CHECKOUT, NO_GIT, wants, List.of()));
        }
        List<String> files = uncommitted.get();
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        Gate.REQUIRE_CLEAN_CHECKOUT,
                        files.size() == 1
                                ? "1 file is not committed as it is here"
                                : files.size() + " files are not committed as they are here",
                        wants,
                        files));
    }
}
