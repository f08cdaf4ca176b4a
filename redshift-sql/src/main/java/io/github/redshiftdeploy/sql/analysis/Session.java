package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.PlanCommand;
import io.github.redshiftdeploy.sql.tree.SessionCommand;
import io.github.redshiftdeploy.sql.tree.TransactionCommand;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What earlier statements of a session have to do with the meaning of names. */
final class Session {

    private final Set<String> temporaryTables = new HashSet<>();
    private final Set<String> plans = new HashSet<>();
    private SearchPath path = SearchPath.DEFAULT;
    private SearchPath outer = SearchPath.DEFAULT;

    /** What a ROLLBACK goes back to. */
    private SearchPath committedPath = SearchPath.DEFAULT;

    private Set<String> committedTables = Set.of();

    /** Returns a session that changes apart from this one. */
    Session copy() {
        Session copy = new Session();
        copy.temporaryTables.addAll(temporaryTables);
        copy.plans.addAll(plans);
        copy.path = path;
        copy.begin();
        return copy;
    }

    /** Learns what a statement changes for later ones. */
    void apply(Node node) {
        if (node instanceof SessionCommand.Set set && isPath(set.setting().parameter())) {
            // What is set for a transaction ends with it, and nobody can tell here where that is.
            path = set.scope().equals("LOCAL")
                    ? SearchPath.UNKNOWN
                    : SearchPath.of(set.setting().values());
        } else if (node instanceof SessionCommand.Reset reset
                && (reset.words().equals("ALL") || (reset.parameter() != null && isPath(reset.parameter())))) {
            path = SearchPath.DEFAULT;
        } else if (isUse(node)) {
            path = SearchPath.DEFAULT; // r_USE_command: USE and RESET USE go back to "$user", public.
        } else if (node instanceof TransactionCommand.Begin || node instanceof TransactionCommand.Commit) {
            begin();
        } else if (node instanceof TransactionCommand.Rollback) {
            rollBack();
        } else if (node instanceof PlanCommand.Prepare prepare) {
            plans.add(prepare.plan().key());
        }
    }

    private static boolean isUse(Node node) {
        return node instanceof SessionCommand.Use
                || (node instanceof SessionCommand.Reset reset && reset.words().equals("USE"));
    }

    private void begin() {
        committedPath = path;
        committedTables = Set.copyOf(temporaryTables);
    }

    /** What might be a permanent table again counts as one. */
    private void rollBack() {
        if (!path.equals(committedPath)) {
            path = SearchPath.UNKNOWN;
        }
        temporaryTables.retainAll(committedTables);
    }

    /** Begins to fill a schema, in which names without a schema are created; null when nobody can tell which it is. */
    void enter(@Nullable Name schema) {
        outer = path;
        path = schema == null ? SearchPath.UNKNOWN : path.behind(schema.key());
    }

    /** Ends what {@link #enter} began. */
    void leave() {
        path = outer;
    }

    /** Learns that nobody can tell the search_path any more. */
    void forgetPath() {
        path = SearchPath.UNKNOWN;
    }

    /** Tells whether a plan was prepared in this session. */
    boolean isPlan(Name name) {
        return plans.contains(name.key());
    }

    /** Tells whether a node sets the search_path, or all parameters. */
    static boolean setsPath(Node node) {
        return (node instanceof SessionCommand.Set set && isPath(set.setting().parameter()))
                || (node instanceof SessionCommand.Reset reset
                        && (reset.words().equals("ALL") || (reset.parameter() != null && isPath(reset.parameter()))));
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
        if (name.qualifier() == null) {
            temporaryTables.remove(name.key());
        }
    }

    /** Tells whether an unqualified name means a temporary table: those come before all schemas. */
    boolean isTemporaryTable(Name name) {
        return name.qualifier() == null && (name.text().startsWith("#") || temporaryTables.contains(name.key()));
    }
}
