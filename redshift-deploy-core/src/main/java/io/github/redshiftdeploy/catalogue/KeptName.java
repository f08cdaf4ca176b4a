package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.history.KeptDefinition;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The name of an object in the history, which is a name in SQL: {@code sales.load(integer)}. */
final class KeptName {

    private KeptName() {}

    /** Returns the object as scripts name it. */
    static DatabaseObject object(KeptDefinition kept) {
        return identity(kept).object();
    }

    /** Returns the object. */
    static ObjectIdentity identity(KeptDefinition kept) {
        ObjectType type =
                ObjectType.valueOf(kept.kind().toUpperCase(Locale.ROOT).replace(' ', '_'));
        List<String> parts = parts(kept.name());
        String name = parts.get(parts.size() - 1);
        if (type == ObjectType.SCHEMA) {
            return ObjectIdentity.ofSchema(name);
        }
        ObjectIdentity plain = new ObjectIdentity(type, parts.get(0), name, "");
        return type.routine()
                ? new ObjectIdentity(
                        type,
                        parts.get(0),
                        name,
                        kept.name()
                                .substring(
                                        plain.path().length() + 1, kept.name().length() - 1))
                : plain;
    }

    /** Returns the parts of a name without their quotes, up to the parenthesis of arguments. */
    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < name.length() && name.charAt(i + 1) == '"';
                if (doubled) {
                    part.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && c == '(') {
                break;
            } else if (!quoted && c == '.') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
