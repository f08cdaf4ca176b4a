package io.github.redshiftdeploy.config;

/** How placeholders are written. */
public enum PlaceholderSyntax {
    /** As <code>${name}</code>. */
    DOLLAR,
    /** As {@code :name}; and the commands of psql in a script are those that psql knows. */
    PSQL
}
