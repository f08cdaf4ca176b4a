package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.SessionCommand;
import java.util.HashSet;
import java.util.Set;

/** What earlier statements of a session have to do with the meaning of names. */
final class Session {

    private final Set<String> temporaryTables = new HashSet<>();
    private SearchPath path = SearchPath.DEFAULT;

    /** Returns a session that changes apart from this one. */
    Session copy() {
        Session copy = new Session();
        copy.temporaryTables.addAll(temporaryTables);
        copy.path = path;
        return copy;
    }

    /** Learns what a statement changes for later ones. */
    void apply(Node node) {
        if (node instanceof SessionCommand.Set set && isPath(set.setting().parameter())) {
            path = SearchPath.of(set.setting().values());
        } else if (node instanceof SessionCommand.Reset reset
                && (reset.words().equals("ALL") || (reset.parameter() != null && isPath(reset.parameter())))) {
            path = SearchPath.DEFAULT;
        }
    }

    private static boolean isPath(Name parameter) {
        return parameter.key().equals("search_path");
    }

    SearchPath path() {
        return path;
    }

    void addTemporaryTable(Name name) {
        temporaryTables.add(name.key());
    }

    void removeTemporaryTable(Name name) {
        temporaryTables.remove(name.key());
    }

    /** Tells whether an unqualified name means a temporary table: those come before all schemas. */
    boolean isTemporaryTable(Name name) {
        return name.qualifier() == null && (name.text().startsWith("#") || temporaryTables.contains(name.key()));
    }
}
