package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which scripts are deployed, in which order, and how they are read.
 *
 * @param root the folder of the project; nothing outside it is read
 * @param set the set of the configuration
 * @param paths the files, folders and globs that replace the set's directory and files, relative to the root, in the
 *     order in which they run; empty for the set itself
 * @param order the order from the command line; empty when there is none
 * @param encoding what the scripts are written in
 * @param placeholderValues the values for <code>${name}</code> or {@code :name}
 * @param replacePlaceholders whether placeholders are replaced at all
 * @param changingPlaceholders the placeholders whose values change with each run, and so do not tell whether a script
 *     is the same
 * @param placeholderSyntax how placeholders are written, and what else is read as in psql
 * @param run when a script runs that does not say it itself
 * @param transaction what commits together in a script that does not say it itself
 * @param scope which scripts count, of those that are for some targets alone
 * @param changedSince the Git ref since which a script must have changed to count; absent for all scripts
 */
public record ScriptConfig(
        Path root,
        SqlSet set,
        List<String> paths,
        List<String> order,
        Charset encoding,
        PlaceholderValues placeholderValues,
        boolean replacePlaceholders,
        Set<String> changingPlaceholders,
        PlaceholderSyntax placeholderSyntax,
        RunPolicy run,
        TransactionPolicy transaction,
        TargetScope scope,
        @Nullable String changedSince) {

    /** Copies the collections. */
    public ScriptConfig {
        paths = List.copyOf(paths);
        order = List.copyOf(order);
        changingPlaceholders = Set.copyOf(changingPlaceholders);
    }

    /** Reads what is said about scripts whose placeholders have the same values for every target. */
    public static ScriptConfig of(Path root, SqlSet set, Map<String, String> placeholders, Settings settings) {
        return of(root, set, PlaceholderValues.of(placeholders), settings);
    }

    /**
     * Reads what is said about scripts; {@code sql.path} and {@code sql.order} are the settings {@code path} and
     * {@code order}.
     */
    public static ScriptConfig of(Path root, SqlSet set, PlaceholderValues placeholders, Settings settings) {
        return new ScriptConfig(
                root,
                set,
                paths(settings),
                settings.list("order"),
                settings.charset("encoding", StandardCharsets.UTF_8),
                placeholders,
                settings.flag("placeholderReplacement", true),
                Set.copyOf(settings.list("changingPlaceholders")),
                settings.choice("placeholderSyntax", PlaceholderSyntax.class, PlaceholderSyntax.DOLLAR),
                settings.choice("run", RunPolicy.class, RunPolicy.ALWAYS),
                settings.choice("transaction", TransactionPolicy.class, TransactionPolicy.AUTO),
                TargetScope.ALL,
                changedSince(settings));
    }

    /** Returns the same for the scripts of some targets. */
    public ScriptConfig within(TargetScope some) {
        return with(placeholderValues, some);
    }

    /** Returns the same for other paths. */
    public ScriptConfig in(List<String> others) {
        return new ScriptConfig(
                root,
                set,
                others,
                order,
                encoding,
                placeholderValues,
                replacePlaceholders,
                changingPlaceholders,
                placeholderSyntax,
                run,
                transaction,
                scope,
                changedSince);
    }

    /** Returns the same with other values of placeholders. */
    public ScriptConfig with(PlaceholderValues values) {
        return with(values, scope);
    }

    private ScriptConfig with(PlaceholderValues values, TargetScope some) {
        return new ScriptConfig(
                root,
                set,
                paths,
                order,
                encoding,
                values,
                replacePlaceholders,
                changingPlaceholders,
                placeholderSyntax,
                run,
                transaction,
                some,
                changedSince);
    }

    /** Returns the values of placeholders by their names. */
    public Map<String, String> placeholders() {
        return placeholderValues.values();
    }

    /** What names nothing, as two empty variables with a comma between them, must not mean the whole set. */
    private static List<String> paths(Settings settings) {
        List<String> paths = settings.list("path");
        if (paths.isEmpty() && settings.text("path").isPresent()) {
            settings.mistake(Diagnostic.error(ConfigCode.WRONG_VALUE, "'sql.path' names no script")
                    .help("name scripts, folders or globs, separated by commas"));
        }
        return paths;
    }

    private static @Nullable String changedSince(Settings settings) {
        String ref = settings.text("changedSince").orElse(null);
        if (ref != null && ref.startsWith("-")) {
            settings.mistake(Diagnostic.error(ConfigCode.WRONG_VALUE, "'redshift.changedSince' is '" + ref + "'")
                    .help("give a branch, a tag or a commit, such as origin/main"));
        }
        return ref;
    }
}
