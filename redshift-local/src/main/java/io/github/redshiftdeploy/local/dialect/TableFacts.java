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
    private final JsonArray keys = new JsonArray();
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
        Phrase phrase = Phrase.of(definition);
        constraints.add(phrase.condensed());
        keys.add(key(phrase));
    }

    /** {@code [CONSTRAINT name] PRIMARY KEY|UNIQUE|FOREIGN KEY (columns) [REFERENCES table [(columns)]]}. */
    private static JsonObject key(Phrase constraint) {
        JsonObject key = new JsonObject();
        boolean named = constraint.at(0, "CONSTRAINT");
        if (named) {
            key.addProperty("name", Literals.folded(constraint.text(1)));
        }
        int type = named ? 2 : 0;
        key.addProperty("type", constraint.at(type, "PRIMARY") ? "p" : constraint.at(type, "UNIQUE") ? "u" : "f");
        int open = constraint.at(type, "UNIQUE") ? type + 1 : type + 2;
        key.add("columns", names(constraint, open));
        int references = constraint.after(open);
        if (constraint.at(references, "REFERENCES")) {
            int end = constraint.afterName(references + 1);
            key.addProperty("references", Names.quoted(constraint.text(references + 1, end)));
            if (constraint.at(end, "(")) {
                key.add("referenced_columns", names(constraint, end));
            }
        }
        return key;
    }

    private static JsonArray names(Phrase phrase, int open) {
        JsonArray names = new JsonArray();
        phrase.split(open + 1, phrase.closing(open)).forEach(name -> names.add(Literals.folded(name.toString())));
        return names;
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

    /**
     * Keeps a routine as it is written.
     *
     * @param modes a letter for each parameter: {@code i}, {@code o} or {@code b} for both
     */
    void routine(String body, String modes) {
        facts.addProperty("body", body);
        facts.addProperty("modes", modes);
    }

    /** Says which types the parameters of a routine have, as PostgreSQL calls them. */
    void types(List<String> types) {
        JsonArray array = new JsonArray();
        types.forEach(array::add);
        facts.add("types", array);
    }

    /** Says that a procedure commits each of its statements. */
    void nonatomic() {
        facts.addProperty("nonatomic", true);
    }

    /** Keeps the statement that makes a materialized view. */
    void materialized(String statement) {
        facts.addProperty("materialized", statement);
    }

    void identity(String column, String seed, String step, boolean byDefault) {
        JsonArray identity = new JsonArray();
        identity.add(Literals.folded(column));
        identity.add(seed);
        identity.add(step);
        if (byDefault) {
            identity.add("default");
        }
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
            all.add("keys", keys);
        }
        return all.toString().replace("*", "\\u002a");
    }
}
