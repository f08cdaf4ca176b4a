package io.github.redshiftdeploy.local.aws;

/**
 * A permission that AWS would look for before it answers.
 *
 * @param action the action as policies name it, such as {@code redshift:JoinGroup}; one request may need several
 * @param resource the ARN that it must be allowed on
 */
public record AwsPermission(String action, String resource) {}
