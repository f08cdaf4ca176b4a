package io.github.redshiftdeploy.script;

/**
 * A statement of a script that makes a new session what the old one was.
 *
 * @param alone whether Redshift refuses it in a transaction behind another command, as it does {@code USE}
 */
public record SessionStatement(String sql, boolean alone) {}
