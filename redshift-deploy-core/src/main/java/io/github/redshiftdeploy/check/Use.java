package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.sql.analysis.Action;

/** Something that a script does to an object, however often. */
public record Use(Action action, Thing thing) {}
