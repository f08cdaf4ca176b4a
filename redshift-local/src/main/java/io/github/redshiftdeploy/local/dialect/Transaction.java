package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementClass;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the statements of a transaction have done so far, as far as it decides what may follow. */
final class Transaction {
    private int statements;
    private boolean writtenToLake;
    private @Nullable String written;

    /** Begins anew. */
    void end() {
        statements = 0;
        writtenToLake = false;
        written = null;
    }

    /** A statement runs, if it works. */
    void after(Command command, boolean writesToLake) {
        if (ends(command)) {
            end();
        } else if (command.kind().statementClass() != StatementClass.OPENS) {
            statements++;
            writtenToLake |= writesToLake;
        }
    }

    /** Tells whether a statement, if it works, ends the transaction that it is in. */
    static boolean ends(Command command) {
        StatementClass does = command.kind().statementClass();
        return does == StatementClass.CLOSES
                || does == StatementClass.UNDOES
                || (does == StatementClass.COMMITS && command.transactionStatus() != 'E');
    }

    /** Tells whether nothing has run in it yet. */
    boolean isFresh() {
        return statements == 0;
    }

    /** Tells whether an Iceberg table was written, which allows no other statement in the transaction. */
    boolean hasWrittenToLake() {
        return writtenToLake;
    }

    /** Returns why a statement may not write these databases, or notes that it does. */
    Optional<Refusal> writes(Set<String> databases) {
        for (String database : databases) {
            if (written != null && !written.equals(database)) {
                return Optional.of(new Refusal(
                        "25001",
                        "cannot write to database \"" + database + "\" in a transaction that has written to database \""
                                + written + "\""));
            }
            written = database;
        }
        return Optional.empty();
    }
}
