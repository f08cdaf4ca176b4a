package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.StatementKind;

/**
 * A statement that locks a table which others may use at the same time.
 *
 * @param rewrites whether it writes all rows of the table anew
 */
public record LockUse(StatementKind kind, DatabaseObject table, boolean rewrites) {}
