package io.github.redshiftdeploy.connect;

import io.github.redshiftdeploy.config.Secret;

/**
 * What a new connection logs in with.
 *
 * @param user the user name exactly as the server wants it, with the prefix that AWS gave it
 */
public record Login(String user, Secret password) {}
