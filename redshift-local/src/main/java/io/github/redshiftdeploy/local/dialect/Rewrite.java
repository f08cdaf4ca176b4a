package io.github.redshiftdeploy.local.dialect;

/** How statements of a kind are said to PostgreSQL. */
@FunctionalInterface
interface Rewrite {
    void rewrite(Command command, Edits edits);

    default Rewrite and(Rewrite next) {
        return (command, edits) -> {
            rewrite(command, edits);
            next.rewrite(command, edits);
        };
    }
}
