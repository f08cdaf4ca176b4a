package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.catalogue.ObjectDefinition.Kind;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Definitions as a folder of scripts that make the objects again: a file each, but one for all overloads of a routine,
 * and an ordering in which each object comes behind those that it needs. The same definitions give the same texts.
 *
 * @param texts the texts of the files, by their paths in the folder
 * @param warnings what was not seen
 */
public record SchemaFiles(Map<String, String> texts, List<Diagnostic> warnings) {

    /** The file with the order. */
    public static final String ORDERING = "ordering.yaml";

    /** Copies the collections. */
    public SchemaFiles {
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
        warnings = List.copyOf(warnings);
    }

    /** Returns the files of definitions. */
    public static SchemaFiles of(Definitions definitions) {
        Map<ObjectIdentity, String> paths = paths(definitions);
        Map<String, List<ObjectDefinition>> files = new TreeMap<>();
        definitions
                .all()
                .values()
                .forEach(
                        definition -> files.computeIfAbsent(paths.get(definition.identity()), path -> new ArrayList<>())
                                .add(definition));
        Map<String, String> texts = new TreeMap<>();
        files.forEach((path, some) -> texts.put(path, text(some)));
        List<String> order = order(files, paths);
        for (ObjectDefinition definition : definitions.all().values()) {
            List<String> defaults = definition.of(Kind.DEFAULT_PRIVILEGE);
            if (!defaults.isEmpty()) {
                // They come last, or what the scripts make would get privileges that it does not have.
                String path =
                        "default-privileges/" + segment(definition.identity().schema()) + ".sql";
                texts.put(path, String.join(";\n", defaults) + ";\n");
                order.add(path);
            }
        }
        texts.put(ORDERING, ordering(order));
        return new SchemaFiles(
                texts,
                definitions.all().values().stream()
                        .filter(definition -> !definition.isWhole())
                        .map(ObjectDefinition::warning)
                        .toList());
    }

    private static Map<ObjectIdentity, String> paths(Definitions definitions) {
        Map<ObjectIdentity, String> paths = new TreeMap<>();
        Set<String> taken = new TreeSet<>();
        for (ObjectIdentity identity : definitions.all().keySet()) {
            ObjectIdentity first = new ObjectIdentity(identity.type(), identity.schema(), identity.name(), "");
            String known = paths.get(first);
            String path = known == null ? free(path(identity), taken) : known;
            paths.put(first, path);
            paths.put(identity, path);
        }
        return paths;
    }

    private static String path(ObjectIdentity identity) {
        String name = segment(identity.name());
        return identity.type() == ObjectType.SCHEMA
                ? "schemas/" + name
                : segment(identity.schema()) + "/" + identity.kind().replace(' ', '-') + "s/" + name;
    }

    /** Names that differ in letter case alone are one file on some systems. */
    private static String free(String path, Set<String> taken) {
        String free = path;
        for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
            free = path + "~" + n;
        }
        return free + ".sql";
    }

    /** A dot would make a companion of a script, an asterisk a glob, and a slash a folder. */
    private static String segment(String name) {
        StringBuilder segment = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '_' || c == '-') {
                segment.appendCodePoint(c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    segment.append(String.format(Locale.ROOT, "%%%02X", b));
                }
            }
        });
        return segment.toString();
    }

    private static String text(List<ObjectDefinition> definitions) {
        List<String> texts = new ArrayList<>();
        for (ObjectDefinition definition : definitions) {
            StringBuilder text = new StringBuilder();
            definition
                    .unseen()
                    .forEach(what -> text.append("-- Not seen: ").append(what).append('\n'));
            definition.statements().stream()
                    .filter(statement -> !definition.of(Kind.DEFAULT_PRIVILEGE).contains(statement))
                    .forEach(statement -> text.append(statement).append(";\n"));
            texts.add(text.toString());
        }
        return String.join("\n", texts);
    }

    /** Depth first: whatever an object needs comes before it. Objects that need each other stand as they are found. */
    private static List<String> order(Map<String, List<ObjectDefinition>> files, Map<ObjectIdentity, String> paths) {
        Map<String, String> relations = new TreeMap<>();
        paths.forEach((identity, path) -> relations.put(key(identity), path));
        Set<String> order = new LinkedHashSet<>();
        Set<String> begun = new TreeSet<>();
        for (ObjectType type : List.of(
                ObjectType.SCHEMA,
                ObjectType.FUNCTION,
                ObjectType.TABLE,
                ObjectType.VIEW,
                ObjectType.MATERIALIZED_VIEW)) {
            files.forEach((path, some) -> {
                if (some.get(0).identity().type() == type) {
                    visit(path, files, relations, begun, order);
                }
            });
        }
        files.keySet().forEach(path -> visit(path, files, relations, begun, order));
        return new ArrayList<>(order);
    }

    private static void visit(
            String path,
            Map<String, List<ObjectDefinition>> files,
            Map<String, String> relations,
            Set<String> begun,
            Set<String> order) {
        if (!begun.add(path)) {
            return;
        }
        for (ObjectDefinition definition : files.getOrDefault(path, List.of())) {
            for (ObjectIdentity used : new TreeSet<>(definition.uses())) {
                String needed = relations.get(key(used));
                if (needed != null) {
                    visit(needed, files, relations, begun, order);
                }
            }
        }
        order.add(path);
    }

    /** A table and a view of one name cannot both be; who uses one cannot tell which it is, nor its letter case. */
    private static String key(ObjectIdentity identity) {
        String name = (identity.schema() + "." + identity.name()).toLowerCase(Locale.ROOT);
        return switch (identity.type()) {
            case TABLE, VIEW, MATERIALIZED_VIEW -> name;
            default -> identity.type() + " " + name + "(" + identity.arguments() + ")";
        };
    }

    private static String ordering(List<String> order) {
        StringBuilder yaml = new StringBuilder("# Written by redshift-deploy:dump-schema.\norder:\n");
        order.forEach(path -> yaml.append("  - \"").append(path).append("\"\n"));
        return yaml.toString();
    }
}
