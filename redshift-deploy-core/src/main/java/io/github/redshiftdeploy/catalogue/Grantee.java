package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.catalogue.CatalogueRows.Values;
import io.github.redshiftdeploy.connect.SqlText;

/**
 * Who has privileges.
 *
 * @param type {@code user}, {@code group}, {@code role} or {@code public}, as the views say
 */
record Grantee(String type, String name) {

    /** Reads the name and the type in two columns that stand behind each other. */
    static Grantee of(Values row, int column) {
        return new Grantee(row.text(column + 1), row.text(column));
    }

    boolean isUser(String user) {
        return type.equals("user") && name.equals(user);
    }

    boolean isPublic() {
        return type.equals("public");
    }

    /** Returns what stands behind TO or FROM. */
    String sql() {
        return switch (type) {
            case "public" -> "PUBLIC";
            case "group" -> "GROUP " + SqlText.plainName(name);
            case "role" -> "ROLE " + SqlText.plainName(name);
            default -> SqlText.plainName(name);
        };
    }
}
