package io.github.redshiftdeploy.sql.analysis;

/** Why the effects of a statement are more than its text tells. */
public enum Doubt {
    /** A text that is made when the statement runs. */
    DYNAMIC_SQL("dynamic SQL", Extent.ANYTHING),
    /** {@code EXECUTE} of a plan that another script prepared. */
    FOREIGN_PLAN("a plan prepared elsewhere", Extent.ANYTHING),
    /** A call that changes where later names are looked for. */
    SEARCH_PATH("a search_path set in a routine", Extent.ANYTHING),
    /** A command whose objects are not looked at. */
    OTHER("a statement whose objects are not known", Extent.ANYTHING),
    /** An option or a clause that is not known. */
    UNKNOWN_SYNTAX("a statement with syntax that is not known", Extent.ANYTHING),
    /** {@code VACUUM}, {@code ANALYZE} of all tables, privileges of all tables to come. */
    EVERYTHING("a statement about all objects", Extent.TOUCHES_ALL),
    /** What the catalogue says depends on every object. */
    CATALOGUE("a query of the catalogue", Extent.READS_ALL);

    private final String words;
    private final Extent extent;

    /** How much a statement may do of which not everything is known. */
    public enum Extent {
        /** Anything, also to the session. */
        ANYTHING,
        /** It touches every object, and does nothing to the session. */
        TOUCHES_ALL,
        /** It reads what every object changes, and changes nothing beyond its other effects. */
        READS_ALL
    }

    Doubt(String words, Extent extent) {
        this.words = words;
        this.extent = extent;
    }

    /** Returns it in words for messages. */
    public String words() {
        return words;
    }

    /** Tells whether the statement may do anything, also to the session. */
    public boolean anything() {
        return extent == Extent.ANYTHING;
    }

    /** Returns how much the statement may do. */
    public Extent extent() {
        return extent;
    }
}
