package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.PlanCommand;
import io.github.redshiftdeploy.sql.tree.SessionCommand;
import io.github.redshiftdeploy.sql.tree.TransactionCommand;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What earlier statements of a session have to do with the meaning of names. */
final class SessionState {

    private final Set<String> temporaryTables = new HashSet<>();
    private final Set<String> plans = new HashSet<>();
    private SearchPath path = SearchPath.DEFAULT;
    private SearchPath outer = SearchPath.DEFAULT;
    private final @Nullable String connected;
    private @Nullable String database;
    private boolean usedBefore;

    /** Whether a ROLLBACK may have brought temporary tables back that were dropped. */
    private boolean restored;

    /**
     * Makes a session.
     *
     * @param connected the database that it is connected to; absent when nobody knows it
     */
    SessionState(@Nullable String connected) {
        this.connected = connected;
    }

    /** What a ROLLBACK goes back to. */
    private SearchPath committedPath = SearchPath.DEFAULT;

    private Set<String> committedTables = Set.of();

    /** Returns a session that changes apart from this one. */
    SessionState copy() {
        SessionState copy = new SessionState(connected);
        copy.database = database;
        copy.temporaryTables.addAll(temporaryTables);
        copy.plans.addAll(plans);
        copy.path = path;
        copy.begin();
        return copy;
    }

    /** Learns what a statement changes for later ones. */
    void apply(Node node) {
        if (node instanceof SessionCommand.Set set && set.setting().isSearchPath()) {
            // What is set for a transaction ends with it, and nobody can tell here where that is.
            path = set.scope().equals("LOCAL")
                    ? SearchPath.UNKNOWN
                    : SearchPath.of(set.setting().values());
        } else if (node instanceof SessionCommand.Reset reset && reset.resetsSearchPath()) {
            path = SearchPath.DEFAULT;
        } else if (node instanceof SessionCommand.Use use) {
            use(use.database());
        } else if (node instanceof SessionCommand.Reset reset && reset.words().equals("USE")) {
            use((String) null);
        } else if (node instanceof TransactionCommand.Begin || node instanceof TransactionCommand.Commit) {
            begin();
        } else if (node instanceof TransactionCommand.Rollback) {
            rollBack();
        } else if (node instanceof PlanCommand.Prepare prepare) {
            plans.add(prepare.plan().key());
        }
    }

    /** The page referencing-iceberg-tables: of table buckets, USE may name the catalog and a database in it. */
    private void use(Name database) {
        Name catalog = database.qualifier();
        use(catalog == null ? database.key() : catalog.key());
        if (catalog != null) {
            path = SearchPath.UNKNOWN;
        }
    }

    /** The page r_USE_command: USE and RESET USE set the search_path back to "$user", public. */
    private void use(@Nullable String name) {
        database = name == null || name.equals(connected) ? null : name;
        path = SearchPath.DEFAULT;
    }

    /** Returns the database in which names are looked for, when it is not the one that the session is connected to. */
    @Nullable
    String used() {
        return database;
    }

    /** Tells whether another database was in use before the statement that was analyzed last. */
    boolean usedBefore() {
        return usedBefore;
    }

    /** Hears that the next statement is analyzed. */
    void next() {
        usedBefore = database != null;
    }

    /** Returns what a name means: the database that is in use counts where none is written. */
    ObjectName located(ObjectName name) {
        return name.in(database).from(connected);
    }

    /** Tells whether there are temporary tables. */
    boolean hasTemporaryTables() {
        return restored || !temporaryTables.isEmpty();
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
        restored |= !temporaryTables.containsAll(committedTables);
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
        return (node instanceof SessionCommand.Set set && set.setting().isSearchPath())
                || (node instanceof SessionCommand.Reset reset && reset.resetsSearchPath());
    }

    /** Tells what a command changes in a session; what it means by itself, wherever it stands. */
    static Optional<SessionChange> change(Node node) {
        if (node instanceof SessionCommand.Authorization) {
            return Optional.of(SessionChange.USER);
        }
        if (node instanceof SessionCommand.Use) {
            return Optional.of(SessionChange.DATABASE);
        }
        if (node instanceof SessionCommand.Reset reset) {
            return Optional.of(
                    switch (reset.words()) {
                        case "USE" -> SessionChange.DATABASE;
                        case "SESSION AUTHORIZATION" -> SessionChange.USER;
                        default -> SessionChange.SETTING;
                    });
        }
        if (node instanceof SessionCommand.Set || node instanceof SessionCommand.TransactionModes) {
            return Optional.of(SessionChange.SETTING);
        }
        return node instanceof PlanCommand.Prepare ? Optional.of(SessionChange.PLAN) : Optional.empty();
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
        return name.temporary() || (name.qualifier() == null && temporaryTables.contains(name.key()));
    }
}
