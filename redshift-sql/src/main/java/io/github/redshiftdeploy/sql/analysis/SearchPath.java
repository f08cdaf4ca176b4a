package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The schemas in which an unqualified name is looked for, in their order.
 *
 * @param schemas none when nobody can tell them
 * @param own whether the schema of the user's own name is one of them
 */
record SearchPath(List<String> schemas, boolean own) {

    /** What a session begins with, but for the schema of the user's own name, which hardly anybody has. */
    static final SearchPath DEFAULT = new SearchPath(List.of("public"), true);

    /** What a value that is not constant makes of it. */
    static final SearchPath UNKNOWN = new SearchPath(List.of(), true);

    /** Returns the path that {@code SET search_path TO …} makes; {@code "$user"} is left out, as in the default. */
    static SearchPath of(List<? extends Node> values) {
        List<String> schemas = new ArrayList<>();
        for (Node value : values) {
            if (value instanceof Name name) {
                schemas.add(name.key());
            } else if (value instanceof Literal literal && literal.kind() == Literal.Kind.STRING) {
                schemas.addAll(parts(literal.text()));
            } else if (value instanceof Words words && words.words().equals("DEFAULT")) {
                return DEFAULT;
            } else {
                return UNKNOWN;
            }
        }
        boolean own = schemas.remove("$user");
        return new SearchPath(schemas, own);
    }

    /** A string may hold several schemas. */
    private static List<String> parts(String literal) {
        return Arrays.stream(literal.substring(1, literal.length() - 1).split(","))
                .map(part -> part.strip().replace("\"", "").toLowerCase(Locale.ROOT))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    SearchPath {
        schemas = List.copyOf(schemas);
    }

    /** Returns this path with a schema before the others. */
    SearchPath behind(String schema) {
        List<String> all = new ArrayList<>(List.of(schema));
        all.addAll(schemas);
        return new SearchPath(all, own);
    }

    /** Returns the name of a new object: it comes into the first schema. */
    ObjectName created(Name name) {
        return name.qualifier() != null || schemas.isEmpty()
                ? ObjectName.qualified(name)
                : new ObjectName(null, schemas.get(0), name.key());
    }

    /** Returns every object that a name may mean. */
    List<ObjectName> meant(Name name) {
        if (name.qualifier() != null || schemas.isEmpty()) {
            return List.of(ObjectName.qualified(name));
        }
        List<ObjectName> names = new ArrayList<>();
        for (String schema : schemas) {
            names.add(new ObjectName(null, schema, name.key()));
        }
        return names;
    }
}
