package io.github.redshiftdeploy.local.dialect;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * What Redshift knows of a table and PostgreSQL does not. It travels with the translated statement, as a comment that
 * an event trigger reads, so that it is kept or rolled back with the table.
 */
final class TableFacts {
    private final JsonObject facts = new JsonObject();
    private final JsonObject encodings = new JsonObject();
    private final JsonArray constraints = new JsonArray();
    private final String relation;

    /** Makes room for facts about a table that is named as the statement names it. */
    TableFacts(String relation) {
        this.relation = relation;
    }

    void distStyle(String style) {
        facts.addProperty("diststyle", style.toUpperCase(Locale.ROOT));
    }

    void distKey(String column) {
        facts.addProperty("diststyle", "KEY");
        facts.addProperty("distkey", Literals.folded(column));
    }

    void sortKey(List<String> columns, boolean interleaved) {
        JsonArray keys = new JsonArray();
        columns.forEach(column -> keys.add(Literals.folded(column)));
        facts.add("sortkey", keys);
        facts.addProperty("interleaved", interleaved);
    }

    void encoding(String column, String encoding) {
        encodings.addProperty(Literals.folded(column), encoding.toLowerCase(Locale.ROOT));
    }

    void constraint(String definition) {
        constraints.add(Phrase.of(definition).condensed());
    }

    /** Says that the constraint of this name is gone. */
    void withoutConstraint(String name) {
        facts.addProperty("without_constraint", Literals.folded(name));
    }

    /** Says that the table takes over what is known of another one. */
    void like(String table) {
        facts.addProperty("like", Names.quoted(table));
    }

    /** Says that the table is about to be dropped. */
    void dropped() {
        facts.addProperty("dropped", true);
    }

    /** Says that the rows of the table lie in a data lake. */
    void iceberg() {
        facts.addProperty("iceberg", true);
    }

    void external(String definition) {
        facts.addProperty("external", definition);
    }

    /** Keeps the body of a routine as it is written. */
    void body(String text) {
        facts.addProperty("body", text);
    }

    void identity(String column, String seed, String step) {
        JsonArray identity = new JsonArray();
        identity.add(Literals.folded(column));
        identity.add(seed);
        identity.add(step);
        facts.add("identity", identity);
    }

    boolean isEmpty() {
        return facts.isEmpty() && encodings.isEmpty() && constraints.isEmpty();
    }

    /** Returns the comment for the event trigger; nothing when there is nothing to tell. */
    String marker() {
        return isEmpty() ? "" : "/*redshift " + json() + "*/ ";
    }

    /** Returns the statement for the body of a procedure, whose comments no event trigger sees. */
    String call(Command.Place place) {
        String verb = place == Command.Place.DYNAMIC ? "; SELECT" : "; PERFORM";
        return isEmpty() ? "" : verb + " pg_redshift.keep(" + Literals.quoted(json()) + "::jsonb)";
    }

    private String json() {
        JsonObject all = new JsonObject();
        // First, for there it is looked for.
        all.addProperty("relation", Names.quoted(relation));
        facts.entrySet().forEach(fact -> all.add(fact.getKey(), fact.getValue()));
        if (!encodings.isEmpty()) {
            all.add("encodings", encodings);
        }
        if (!constraints.isEmpty()) {
            all.add("constraints", constraints);
        }
        return all.toString().replace("*", "\\u002a");
    }
}
