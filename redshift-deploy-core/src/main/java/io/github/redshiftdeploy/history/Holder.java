package io.github.redshiftdeploy.history;

import org.jspecify.annotations.Nullable;

/**
 * Who holds the lease.
 *
 * @param owner the id of the deployment
 * @param since when it was taken, in UTC
 * @param held for how many seconds
 * @param left after how many seconds it expires, if it is not renewed; negative when it has expired
 */
public record Holder(String owner, String actor, @Nullable String runUrl, String since, long held, long left) {

    /** Tells people who it is. */
    public String describe() {
        return "'" + owner + "' of " + actor + (runUrl == null ? "" : ", " + runUrl) + ", since " + since + " UTC ("
                + age() + ")";
    }

    private String age() {
        return held < 120 ? held + " s" : held / 60 + " min";
    }
}
