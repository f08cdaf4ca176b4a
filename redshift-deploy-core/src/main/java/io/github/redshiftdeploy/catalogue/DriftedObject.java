package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.history.KeptDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object that is not what the last deployment has left.
 *
 * @param kept what was left; null when a routine has an overload that no deployment has made
 * @param found what is there now; null when it is gone
 */
public record DriftedObject(
        @Nullable KeptDefinition kept, @Nullable ObjectDefinition found) {

    /** Returns what it is and how SQL names it. */
    public String name() {
        if (found != null) {
            return found.identity().toString();
        }
        return kept == null ? "" : kept.kind() + " " + kept.name();
    }

    /** Returns in words what has become of it. */
    public String change() {
        if (kept == null) {
            return "was added by hand";
        }
        return found == null ? "is gone" : "was changed by hand";
    }

    /** Returns the difference from what was left to what is there, in lines. */
    public List<String> diff() {
        return TextDiff.of(kept == null ? "" : kept.body(), found == null ? "" : found.sql());
    }

    /** Returns what there is to say of it. */
    public Diagnostic diagnostic(boolean refused) {
        String deployment = kept == null ? "" : ", since deployment '" + kept.deployment() + "'";
        String words = name() + " " + change() + deployment;
        Diagnostic told = refused
                ? Diagnostic.error(CatalogueCode.DRIFTED, words)
                : Diagnostic.warning(CatalogueCode.DRIFTED, words);
        for (String line : diff()) {
            told = told.note(line);
        }
        return told.help("'redshift-deploy:drift' writes the script that puts it back and the one that takes it over");
    }
}
