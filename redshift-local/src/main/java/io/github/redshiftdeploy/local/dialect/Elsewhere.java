package io.github.redshiftdeploy.local.dialect;

import java.util.regex.Pattern;

/**
 * A table in another database of the cluster. PostgreSQL reaches none from here, so a foreign table stands for it: its
 * mirror, in a schema that is named after the database and the schema; see {@code elsewhere.sql}.
 *
 * @param through the external schema by which a statement names it; nothing when the statement names the database
 */
record Elsewhere(String database, String schema, String table, String through) {
    private static final String PREFIX = "pg_other$";

    /** Databases of a data catalog, all of whose tables lie in a data lake, are schemas here. */
    static final String LAKE_PREFIX = "pg_lake$";

    /** As it stands in SQL. */
    private static final Pattern QUOTED =
            Pattern.compile("\"pg_(?:other|lake)\\$([^$\"]+)\\$([^\"]+)\"\\.\"([^\"]+)\"");

    /** What a view says that reads from another stand-in. */
    private static final Pattern NOT_REACHED = Pattern.compile("could not connect to server \"pg_other\\$([^\"]+)\"");

    /** As it stands in messages. */
    private static final Pattern PLAIN = Pattern.compile("pg_(?:other|lake)\\$([^$\"\\s.]+)\\$([^.\"\\s]+)\\.");

    Elsewhere(String database, String schema, String table) {
        this(database, schema, table, "");
    }

    /** Returns the name of the mirror, as it stands in SQL. */
    String mirror() {
        return Literals.name((isInLake() ? LAKE_PREFIX : PREFIX) + database + "$" + schema) + "."
                + Literals.name(table);
    }

    /** Tells whether a name can be that of a database of a data catalog. */
    static boolean isCatalog(String database) {
        return database.contains("@") || database.equals("awsdatacatalog");
    }

    boolean isInLake() {
        return isCatalog(database);
    }

    /** Returns the call that makes the mirror what the table is, or the place where it is. */
    String reflection() {
        if (isInLake()) {
            return "pg_redshift.lake_schema(" + Literals.quoted(LAKE_PREFIX + database + "$" + schema) + ")";
        }
        return "pg_redshift.mirror(" + Literals.quoted(database) + ", " + Literals.quoted(schema) + ", "
                + Literals.quoted(table) + (through.isEmpty() ? "" : ", " + Literals.quoted(through)) + ")";
    }

    /**
     * Returns the table that a name of a mirror, whose parts are folded, stands for; itself otherwise has no database.
     */
    static String databaseOf(QualifiedName name) {
        String schema = name.schema();
        if (!schema.startsWith(PREFIX) && !schema.startsWith(LAKE_PREFIX)) {
            return name.database();
        }
        int from = schema.indexOf('$') + 1;
        int end = schema.indexOf('$', from);
        return end > 0 ? schema.substring(from, end) : name.database();
    }

    /** Returns the statement that has another database run a text, in the transaction that writes there. */
    static String command(String database, String sql) {
        return "INSERT INTO " + Literals.name(PREFIX + database + "$") + ".command VALUES (" + Literals.quoted(sql)
                + ")";
    }

    /** Returns a text with the tables in place of their mirrors. */
    static String readable(String text) {
        if (!text.contains(PREFIX) && !text.contains(LAKE_PREFIX)) {
            return text;
        }
        if (NOT_REACHED.matcher(text).find()) {
            return NOT_REACHED
                    .matcher(text)
                    .replaceAll("the producer's stand-in of database \"$1\" does not run or has revoked its datashare");
        }
        return PLAIN.matcher(QUOTED.matcher(text).replaceAll("$1.$2.$3")).replaceAll("$1.$2.");
    }

    /** Returns a statement of the stand-in's own, of which the client does not hear when it works. */
    static String silently(String call) {
        return "DO $redshift_silently$BEGIN PERFORM " + call + "; END$redshift_silently$; ";
    }
}
