package io.github.redshiftdeploy.config;

/**
 * A database user with a lasting password: the way to log in without AWS.
 *
 * @param origin where it was found, in words for messages
 */
public record PasswordLogin(String origin, String user, Secret password) {}
