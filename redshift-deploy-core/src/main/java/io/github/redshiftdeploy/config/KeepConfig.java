package io.github.redshiftdeploy.config;

/**
 * What hangs on an object that a script drops and makes again, and is not to go with it.
 *
 * @param grants whether the privileges on it are given back
 * @param dependents whether the views that need it are made again
 */
public record KeepConfig(boolean grants, boolean dependents) {

    /** Nothing is kept but by the scripts themselves. */
    public static final KeepConfig NOTHING = new KeepConfig(false, false);

    /** Reads the settings. */
    public static KeepConfig of(Settings settings) {
        return new KeepConfig(settings.flag("keepGrants", false), settings.flag("rebuildDependents", false));
    }

    /** Tells whether the target has to be asked for it. */
    public boolean any() {
        return grants || dependents;
    }
}
