package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;
import java.util.Optional;

/** {@code PREPARE} and {@code EXPLAIN}, which hold another statement. */
final class InnerStatements {
    private InnerStatements() {}

    /** Returns why the statement inside does not run. */
    static Optional<Refusal> check(Command command) {
        return command.kind() == StatementKind.PREPARE ? Refusals.of(inner(command)) : Optional.empty();
    }

    static void prepare(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int as = phrase.find("AS");
        for (int index = 2; index < as; index++) {
            Types.anywhere(phrase, index, edits);
        }
        Types.greatestSizes(phrase.part(0, Math.max(as, 0)), edits);
        rewrite(command, edits);
    }

    static void rewrite(Command command, Edits edits) {
        Command inner = inner(command);
        Rewrites.of(inner.kind()).rewrite(inner, edits);
    }

    private static Command inner(Command command) {
        Phrase phrase = command.phrase();
        int begin = command.kind() == StatementKind.PREPARE ? phrase.find("AS") + 1 : phrase.at(1, "VERBOSE") ? 2 : 1;
        Phrase statement = phrase.part(begin, phrase.size());
        return Command.of(statement, command.transactionStatus(), command.place());
    }
}
