package io.github.redshiftdeploy.history;

import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Finds the tables of the history, makes them where there are none, and brings those of older releases up to date. */
final class Installation {

    private static final int TRIES = 5;
    private static final long PAUSE_NANOS = 200_000_000;

    private final Tables newest;
    private final @Nullable String owner;
    private final Control control;

    /**
     * Makes the installation of a schema.
     *
     * @param newest the tables as this release makes them
     * @param owner who may own them beside this user and administrators; absent for nobody
     */
    Installation(Tables newest, @Nullable String owner, Control control) {
        this.newest = newest;
        this.owner = owner;
        this.control = control;
    }

    /**
     * Returns the tables that there are; nothing is made.
     *
     * @param rights what the user must be allowed to do with them
     * @throws DiagnosticException when they cannot be relied on, or the user may not use them
     */
    Optional<Tables> find(Set<HistoryRight> rights) throws TransportException {
        return look(rights).version().map(version -> new Tables(newest.schema(), version));
    }

    private HistoryLook look(Set<HistoryRight> rights) throws TransportException {
        HistoryLook look =
                HistoryLook.read(newest.schema(), control.queryEach(HistoryLook.queries(newest.schema(), owner)));
        look.version(); // What cannot be relied on is told before what is not allowed.
        look.require(rights);
        return look;
    }

    /**
     * Returns the tables, made if there were none. Several deployments may do so at once, and an older release too:
     * what there is then is looked at once more.
     *
     * @throws DiagnosticException when the user may not, or they cannot be relied on
     */
    Tables make() throws TransportException {
        for (int tries = 1; ; tries++) {
            HistoryLook look = look(HistoryRight.TO_DEPLOY);
            Optional<Integer> version = look.version();
            if (version.isPresent()) {
                return new Tables(newest.schema(), version.get());
            }
            try {
                create(look.schema());
            } catch (TransportException e) {
                SqlState state = SqlState.of(e.error());
                if (state == SqlState.NOT_ALLOWED) {
                    throw new DiagnosticException(notAllowed(e), e);
                }
                if (tries == TRIES || !(state.thereAlready() || state.mayPass())) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** A schema that is there already needs no right to make one. */
    private void create(boolean schema) throws TransportException {
        List<String> statements = new ArrayList<>();
        if (!schema) {
            statements.add(newest.createSchema());
        }
        statements.addAll(newest.create());
        control.transaction(statements);
    }

    /**
     * Returns the tables with the columns that this release has. Only who holds the lease may ask for it; whoever held
     * it before may have done it already.
     *
     * @throws DiagnosticException when the user may not
     */
    Tables upgrade() throws TransportException {
        Tables found = find(HistoryRight.TO_DEPLOY).orElse(newest);
        if (found.version() == newest.version()) {
            return newest;
        }
        try {
            control.transaction(found.upgrade());
        } catch (TransportException e) {
            if (SqlState.of(e.error()) == SqlState.NOT_ALLOWED) {
                throw new DiagnosticException(notUpgraded(found, e), e);
            }
            // The answer to the same, sent once before, may have been lost.
            if (find(HistoryRight.TO_DEPLOY)
                    .filter(tables -> tables.version() == newest.version())
                    .isEmpty()) {
                throw e;
            }
        }
        return newest;
    }

    private Diagnostic notAllowed(TransportException problem) {
        return Diagnostic.error(
                        HistoryCode.NOT_ALLOWED,
                        "the history in schema '" + newest.schema() + "' cannot be made: "
                                + problem.error().wordsWithState())
                .help("let an administrator run CREATE SCHEMA " + SqlText.name(newest.schema())
                        + " AUTHORIZATION the user of the deployment, or set 'redshift.historySchema'");
    }

    private Diagnostic notUpgraded(Tables found, TransportException problem) {
        return Diagnostic.error(
                        HistoryCode.NOT_ALLOWED,
                        "the history in schema '" + newest.schema() + "' is of version " + found.version()
                                + ", and cannot become version " + newest.version() + ": "
                                + problem.error().wordsWithState())
                .help("let the owner of its tables deploy once, or run: " + String.join("; ", found.upgrade()));
    }
}
