package io.github.redshiftdeploy.sql.analysis;

/** Why the effects of a statement are more than its text tells. */
public enum Doubt {
    /** A text that is made when the statement runs. */
    DYNAMIC_SQL("dynamic SQL", true),
    /** {@code EXECUTE} of a plan that another script prepared. */
    FOREIGN_PLAN("a plan prepared elsewhere", true),
    /** A call that changes where later names are looked for. */
    SEARCH_PATH("a search_path set in a routine", true),
    /** A command whose objects are not looked at. */
    OTHER("a statement whose objects are not known", true),
    /** An option or a clause that is not known. */
    UNKNOWN_SYNTAX("a statement with syntax that is not known", true),
    /** {@code VACUUM}, {@code ANALYZE} of all tables, privileges of all tables to come. */
    EVERYTHING("a statement about all objects", false),
    /** What the catalogue says depends on every object. */
    CATALOGUE("a query of the catalogue", false);

    private final String words;
    private final boolean anything;

    Doubt(String words, boolean anything) {
        this.words = words;
        this.anything = anything;
    }

    /** Returns it in words for messages. */
    public String words() {
        return words;
    }

    /** Tells whether the statement may do anything, also to the session; if not, it only touches every object. */
    public boolean anything() {
        return anything;
    }
}
