package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.analysis.Action;

/** Something that a script does to an object, however often. */
public record Use(Action action, DatabaseObject thing) {}
