package io.github.redshiftdeploy.config;

/**
 * Everything that a plan is told that asks no database.
 *
 * @param connection what each session would begin with
 */
public record PlanConfig(
        ScriptConfig scripts, CheckConfig checks, RunConfig run, ConnectionConfig connection, Audit audit) {

    /** Returns the part of a deployment's configuration that needs no database. */
    public static PlanConfig of(DeployConfig config) {
        return new PlanConfig(config.scripts(), config.checks(), config.run(), config.connection(), config.audit());
    }
}
