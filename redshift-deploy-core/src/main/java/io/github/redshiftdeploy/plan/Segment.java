package io.github.redshiftdeploy.plan;

/**
 * Statements of a script that commit together.
 *
 * @param kind how they commit
 * @param first the number of the first statement
 * @param last the number of the last one
 */
public record Segment(Kind kind, int first, int last) {

    /** How the statements of a segment commit. */
    public enum Kind {
        /** In one transaction of ours. */
        TRANSACTION,
        /** Each by itself, as it ends. */
        EACH,
        /** In the transaction that the script itself begins and ends. */
        BLOCK
    }

    /** Returns how many statements there are. */
    public int size() {
        return last - first + 1;
    }
}
