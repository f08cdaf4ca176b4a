package io.github.redshiftdeploy.plan;

/**
 * Something that a person should know of a script before it runs.
 *
 * @param script the name of the script
 * @param words what it is, as a sentence goes on behind the name
 */
public record Remark(String script, Kind kind, String words) {

    /** What it is about. */
    public enum Kind {
        /** Privileges that go with an object that is dropped and made again. */
        LOST_PRIVILEGES,
        /** Privileges that the deployment gives back. */
        KEPT_PRIVILEGES,
        /** Views that need what is dropped or changed. */
        DEPENDENTS,
        /** Views that the deployment makes again. */
        REBUILT_DEPENDENTS,
        /** Changes that no rollback undoes without a companion. */
        NO_WAY_BACK
    }
}
