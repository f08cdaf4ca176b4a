package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementKind;

/** What the statements of a transaction have done so far, as far as it decides what may follow. */
final class Transaction {
    private int statements;
    private boolean writtenToLake;

    /** Begins anew. */
    void end() {
        statements = 0;
        writtenToLake = false;
    }

    /** A statement runs, if it works. */
    void after(Command command, boolean writesToLake) {
        StatementClass does = command.kind().statementClass();
        boolean ends = does == StatementClass.CLOSES || does == StatementClass.UNDOES;
        if (ends || (does == StatementClass.COMMITS && command.transactionStatus() != 'E')) {
            end();
        } else if (does != StatementClass.OPENS && command.kind() != StatementKind.USE) {
            statements++;
            writtenToLake |= writesToLake;
        }
    }

    /** Tells whether nothing has run in it yet. */
    boolean isFresh() {
        return statements == 0;
    }

    /** Tells whether an Iceberg table was written, which allows no other statement in the transaction. */
    boolean hasWrittenToLake() {
        return writtenToLake;
    }
}
