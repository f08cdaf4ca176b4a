package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementKind;
import java.util.Optional;
import java.util.Set;

/**
 * Writes to Iceberg tables, each of which is a transaction of its own ({@code iceberg-writes-transaction-semantics}).
 * That no procedure may write one, the tables see to themselves.
 */
final class Lakes {
    private static final Mention CHANGES = Mention.of("ICEBERG", "EXTERNAL");

    private Lakes() {}

    /** Tells whether a text may change which tables lie in a data lake. */
    static boolean mayBeChangedBy(Phrase request) {
        return CHANGES.isIn(request.source()) && request.statements().stream().anyMatch(Lakes::makesOrTakes);
    }

    /** A query of the catalogue may say the words too, and each deployment asks one. */
    private static boolean makesOrTakes(Phrase statement) {
        return statement.at(0, "CREATE") || statement.at(0, "ALTER") || statement.at(0, "DROP");
    }

    static boolean isWrittenBy(Command command, Lake lake, Set<Elsewhere> mentions) {
        if (createsTable(command)) {
            return true;
        }
        boolean anything = !lake.isEmpty() || mentions.stream().anyMatch(Elsewhere::isInLake);
        return anything && Targets.of(command).stream().anyMatch(lake::has);
    }

    private static boolean createsTable(Command command) {
        return command.kind() == StatementKind.CREATE_TABLE && command.phrase().has("USING ICEBERG");
    }

    /** Returns why a statement may not run after what its transaction has done. */
    static Optional<Refusal> check(Command command, boolean writes, Transaction transaction) {
        if (transaction.hasWrittenToLake() && isCompany(command.kind())) {
            return Optional.of(refused(
                    command.kind() + " cannot run inside a transaction block with a write to an Iceberg table"));
        }
        if (!writes) {
            return Optional.empty();
        }
        String what = command.kind() + " on an Iceberg table cannot run inside ";
        if (command.kind() == StatementKind.DROP_TABLE && command.transactionStatus() == 'T') {
            return Optional.of(refused(what + "a transaction block"));
        }
        return transaction.isFresh()
                ? Optional.empty()
                : Optional.of(refused(what + "a transaction block with other statements"));
    }

    private static boolean isCompany(StatementKind kind) {
        StatementClass does = kind.statementClass();
        return does != StatementClass.CLOSES && does != StatementClass.UNDOES;
    }

    private static Refusal refused(String message) {
        return new Refusal("25001", message);
    }
}
