package io.github.redshiftdeploy.sql;

/**
 * A comment of a script.
 *
 * @param text the comment with its marks
 * @param start where its first character is
 */
public record Comment(String text, Position start) {}
