package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.HistoryCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks of a repair: that scripts are forgotten, or that those of {@code sql.path} count as they are.
 *
 * @param forgotten names, folders and globs; empty when nothing is to be forgotten
 */
record RepairRequest(List<String> forgotten) {

    /** Reads a request; a person must say which scripts it is for. */
    static RepairRequest of(@Nullable String forget, ScriptConfig scripts) {
        if (forget == null) {
            requireNamed(scripts);
            return new RepairRequest(List.of());
        }
        List<String> patterns = new Settings(Map.of("forget", forget)).list("forget");
        if (patterns.isEmpty()) {
            throw new DiagnosticException(
                    Diagnostic.error(HistoryCode.NO_SUCH_SCRIPT, "'redshift.forget' names no script")
                            .help("name scripts, folders or globs, separated by commas"));
        }
        return new RepairRequest(patterns);
    }

    private static void requireNamed(ScriptConfig scripts) {
        if (scripts.paths().isEmpty()) {
            throw new DiagnosticException(
                    Diagnostic.error(HistoryCode.NO_SUCH_SCRIPT, "'redshift-deploy:repair' is not told what to repair")
                            .help("name a script or a folder with 'sql.path', or scripts that are gone with"
                                    + " 'redshift.forget'; 'redshift-deploy:status' shows which changed, failed or are"
                                    + " missing"));
        }
    }
}
