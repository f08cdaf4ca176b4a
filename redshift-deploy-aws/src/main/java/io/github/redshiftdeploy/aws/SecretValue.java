package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.connect.Login;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a secret holds.
 *
 * @param version the id of the version
 * @param host null when the secret does not tell it, as port and database
 */
record SecretValue(
        String version,
        Login login,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String database) {}
