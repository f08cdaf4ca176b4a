package io.github.redshiftdeploy.effect;

/**
 * Why nobody can tell what a script does.
 *
 * @param words what it does, such as {@code dynamic SQL in line 7}
 * @param anything whether it may do anything, also to the session; if not, it only touches every object
 */
public record Uncertainty(String words, boolean anything) {}
