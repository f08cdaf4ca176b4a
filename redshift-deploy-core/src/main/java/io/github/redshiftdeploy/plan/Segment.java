package io.github.redshiftdeploy.plan;

/**
 * Statements of a script that commit together.
 *
 * @param kind how they commit
 * @param external whether they stand by themselves because they write what lies outside of Redshift
 * @param apart whether the history's row cannot be in their transaction, which belongs to another database
 * @param first the number of the first statement
 * @param last the number of the last one
 */
public record Segment(Kind kind, boolean external, boolean apart, int first, int last) {

    /** How the statements of a segment commit. */
    public enum Kind {
        /** In one transaction of ours. */
        TRANSACTION,
        /** Each by itself, as it ends. */
        EACH,
        /** In the transaction that the script itself begins and ends. */
        BLOCK
    }

    /** Returns a segment of the database that the session is connected to. */
    static Segment here(Kind kind, int first, int last) {
        return new Segment(kind, false, false, first, last);
    }

    /** Returns this segment up to another last statement. */
    Segment to(int end) {
        return new Segment(kind, external, apart, first, end);
    }

    /** Tells whether a statement is one of them. */
    public boolean has(int statement) {
        return first <= statement && statement <= last;
    }

    /** Returns how many statements there are. */
    public int size() {
        return last - first + 1;
    }
}
