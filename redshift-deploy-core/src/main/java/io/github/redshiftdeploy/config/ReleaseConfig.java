package io.github.redshiftdeploy.config;

/**
 * How several targets are deployed to.
 *
 * @param parallel to how many targets at once, 1 to 16
 * @param onError what becomes of the other targets after one that failed
 * @param resume whether a release that was cut goes on where it was
 */
public record ReleaseConfig(int parallel, TargetsOnError onError, boolean resume) {

    private static final int MOST_PARALLEL = 16;

    static ReleaseConfig of(Settings settings) {
        return new ReleaseConfig(
                settings.number("targetsParallel", 1, MOST_PARALLEL).orElse(1),
                settings.choice("targetsOnError", TargetsOnError.class, TargetsOnError.STOP),
                settings.flag("resume", true));
    }
}
