package io.github.redshiftdeploy.check;

/**
 * Looks across the scripts of a set. Of each script an extract is made while it is read, beside others and in no order;
 * the extracts are then put together in the order in which the scripts run.
 *
 * @param <E> what the check needs to know of a script; it stays in memory to the end, so it is small
 */
public interface SetCheck<E extends SetCheck.Extract> {

    /** Returns an empty extract for a script. */
    E extract();

    /** Takes the next script; the findings are those of this script, and may be kept for {@link #end}. */
    void script(E extract, Findings findings);

    /** Hears that all scripts were taken. */
    default void end() {}

    /** What a check needs to know of a script. */
    interface Extract {

        /** Takes the next statement of the script. */
        void statement(CheckedStatement statement);
    }
}
