package io.github.redshiftdeploy.local.aws;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that the endpoints know.
 *
 * @param sessionToken the token that must come with every request, absent for a lasting key
 */
record AccessKey(String id, String secret, @Nullable String sessionToken, Instant expires, Caller owner) {

    static AccessKey lasting(String id, String secret, Caller owner) {
        return new AccessKey(id, secret, null, Instant.MAX, owner);
    }

    @Override
    public String toString() {
        return id;
    }
}
