package io.github.redshiftdeploy;

import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.TargetChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a goal is told in a test. */
final class Told {

    private Told() {}

    /** Tells a goal of a project, whose scripts are in the folder {@code sql}, and of a target. */
    static GoalSettings by(Path root, @Nullable String target, Map<String, String> texts) {
        return new GoalSettings(
                root,
                root.resolve("target"),
                new SqlSet("sql", List.of(), List.of(), List.of()),
                Identity.of("project"),
                "test",
                new TargetChoice(target, List.of(), List.of()),
                texts,
                Map.of(),
                Map.of(),
                Map.of(),
                Rule.words(),
                Map.of());
    }
}
