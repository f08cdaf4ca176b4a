package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of scripts that nothing is to do, from their digests alone: what does not run need not be parsed. */
final class UnchangedScripts {

    private UnchangedScripts() {}

    static Optional<Plan> plan(List<ScriptDigest> digests, Map<String, ScriptRow> latest, boolean placeholders) {
        List<Step> steps = new ArrayList<>();
        for (ScriptDigest digest : digests) {
            ScriptRow row = latest.get(digest.script().name());
            if (row == null || !isApplied(digest, row) || mayHaveOtherInputs(digest.script(), row, placeholders)) {
                return Optional.empty();
            }
            steps.add(Step.applied(digest, row));
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new Plan(steps, List.of(), null));
    }

    private static boolean isApplied(ScriptDigest digest, ScriptRow row) {
        return digest.script().run() != RunPolicy.ALWAYS
                && row.state().applied()
                && row.checksum().equals(digest.checksum());
    }

    /** Which values a script uses is not known before it is read as a whole. */
    private static boolean mayHaveOtherInputs(Script script, ScriptRow row, boolean placeholders) {
        boolean used = row.inputs() != null && !row.inputs().isEmpty();
        return script.run() == RunPolicy.ON_CHANGE && (placeholders || used);
    }
}
