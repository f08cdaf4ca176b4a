package io.github.redshiftdeploy.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which scripts count, of those that an ordering says are for some targets alone.
 *
 * @param names what such a list can name
 * @param release the targets that are deployed to together, in their order; empty where all scripts count
 * @param target the one of them whose scripts count; absent for those of all
 * @param leg of a release, the leg whose scripts count, from 0; absent for all legs
 */
public record TargetScope(
        TargetNames names,
        List<String> release,
        @Nullable String target,
        @Nullable Integer leg) {

    /** Lets all scripts count. */
    public static final TargetScope ALL = of(new TargetNames(List.of(), List.of()), List.of());

    /** Copies the list. */
    public TargetScope {
        release = List.copyOf(release);
    }

    /** Returns the scope of all the targets of a release, or of all scripts when there is no release. */
    public static TargetScope of(TargetNames names, List<String> release) {
        return new TargetScope(names, release, null, null);
    }

    /** Returns the scope in which all scripts count, and lists of targets may name the same. */
    public TargetScope ofAll() {
        return of(names, List.of());
    }

    /** Returns the scope of one of the targets. */
    public TargetScope on(String one) {
        return new TargetScope(names, release, one, leg);
    }

    /** Returns the scope of one leg. */
    public TargetScope in(int one) {
        return new TargetScope(names, release, target, one);
    }
}
