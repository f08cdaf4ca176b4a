package io.github.redshiftdeploy.check.planted;

import io.github.redshiftdeploy.check.planted.egg.Egg;

/** Knows the egg that knows it. */
public record Hen(Egg egg) {}
