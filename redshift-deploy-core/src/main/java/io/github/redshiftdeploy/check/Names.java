package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.sql.tree.Name;
import java.util.regex.Pattern;

/** What a name alone tells. */
final class Names {

    private static final Pattern SYSTEM = Pattern.compile("(?:pg|stl|stv|svl|svv|svcs|stcs|sys|padb)_.*");

    private Names() {}

    /** Tells whether it is the name of a temporary table, whoever creates it: {@code #orders}. */
    static boolean isTemporary(Name name) {
        return name.length() == 1 && name.text().startsWith("#");
    }

    /** Tells whether it is a table or view of Redshift itself, which is found whatever the search path is. */
    static boolean isSystem(Name name) {
        return name.length() == 1 && SYSTEM.matcher(name.key()).matches();
    }
}
