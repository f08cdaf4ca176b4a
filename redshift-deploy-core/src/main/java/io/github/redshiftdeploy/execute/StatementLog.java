package io.github.redshiftdeploy.execute;

/** Hears of each statement of a script when the server has answered it; several lanes may tell it at once. */
@FunctionalInterface
public interface StatementLog {

    /** A statement has run; what takes long or fails here holds up the deployment. */
    void ran(StatementRun run);
}
