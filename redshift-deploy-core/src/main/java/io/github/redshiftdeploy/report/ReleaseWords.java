package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.execute.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people read of a release, beside what they read of its deployments. */
public final class ReleaseWords {

    private ReleaseWords() {}

    /** Returns the line with which it begins. */
    public static String begun(ReleaseReport report) {
        return "release " + report.id() + (report.goesOn() ? " goes on" : "") + ": "
                + Console.count(report.parts().size(), "deployment") + ", to "
                + String.join(", ", report.targets());
    }

    /** Returns the line before one of its deployments. */
    public static String heading(ReleaseReport report, int place) {
        ReleaseReport.Part part = report.parts().get(place);
        return "release " + (place + 1) + "/" + report.parts().size() + " " + part.target();
    }

    /** Returns the line with which it ends. */
    public static String ended(ReleaseReport report) {
        String took = report.finished() == null
                ? ""
                : " in " + Console.time(Duration.between(report.started(), report.finished()));
        String name = "release " + report.id() + " " + Choice.word(report.state());
        if (report.state() == State.SUCCEEDED) {
            return name + ": " + String.join(", ", report.targets()) + took;
        }
        List<String> states = new ArrayList<>();
        for (State state : List.of(State.SUCCEEDED, State.FAILED, State.CANCELLED, State.NOT_RUN)) {
            List<String> targets = report.targets(state);
            if (!targets.isEmpty()) {
                states.add(word(state) + " " + String.join(", ", targets));
            }
        }
        return name + took + ": " + String.join("; ", states);
    }

    /** Returns why a build fails because of it, in a sentence; nothing when it does not. */
    public static Optional<String> verdict(ReleaseReport report) {
        if (report.state() == State.SUCCEEDED) {
            return Optional.empty();
        }
        return Optional.of("the release " + Choice.word(report.state())
                + (report.parts().isEmpty()
                        ? " before its first deployment; see above"
                        : ""
                                + "; see above for what is committed. It goes on there with the same targets,"
                                + " -Dredshift.target=" + String.join(",", report.targets())));
    }

    static String word(State state) {
        return state == State.NOT_RUN ? "not begun" : Choice.word(state);
    }
}
