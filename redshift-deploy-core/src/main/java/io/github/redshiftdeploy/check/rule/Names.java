package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.sql.tree.Name;

/** What a name alone tells. */
final class Names {

    private Names() {}

    /** Tells whether it is the name of a temporary table, whoever creates it: {@code #orders}. */
    static boolean isTemporary(Name name) {
        return name.length() == 1 && name.text().startsWith("#");
    }
}
