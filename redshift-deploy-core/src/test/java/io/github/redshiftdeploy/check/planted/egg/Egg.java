package io.github.redshiftdeploy.check.planted.egg;

import io.github.redshiftdeploy.check.planted.Hen;
import java.util.List;

/** Knows the hen that knows it. */
public record Egg(List<Hen> hens) {}
