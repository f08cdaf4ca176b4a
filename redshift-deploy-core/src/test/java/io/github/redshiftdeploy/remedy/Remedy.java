package io.github.redshiftdeploy.remedy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A suggestion of a page, and how it is followed: by a trial, by other tests, or by nobody for a reason.
 *
 * @param suggestion words of the suggestion, as they stand on the page; empty for all of the page
 * @param trial what is tried, if something is
 * @param followedBy the tests that follow it, as {@code Test} or {@code Test#method}
 * @param left why nobody can follow it here; empty when somebody does
 * @param block whether this tries the suggestion's block of SQL too
 */
record Remedy(String suggestion, @Nullable Trial trial, List<String> followedBy, String left, boolean block) {

    /** Tells whether this is about a suggestion. */
    boolean isAbout(CodePage.Suggestion other) {
        return other.words().contains(suggestion);
    }
}
