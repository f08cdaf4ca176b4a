package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.sql.Position;

/**
 * A place in a statement. It is small, so a check may keep it when the statement has gone by.
 *
 * @param statement the statement's number
 * @param position where in the script it is
 * @param fingerprint what recognises the statement after it was moved; empty when nobody has to
 */
public record StatementPlace(int statement, Position position, String fingerprint) {}
