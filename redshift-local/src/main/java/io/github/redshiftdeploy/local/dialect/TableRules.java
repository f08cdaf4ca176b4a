package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;
import java.util.Optional;

/** What {@code CREATE TABLE} may not say. */
final class TableRules {
    private TableRules() {}

    static Optional<Refusal> check(Command command) {
        if (command.kind() != StatementKind.CREATE_TABLE) {
            return Optional.empty();
        }
        TableName table = TableName.created(command.phrase());
        Optional<Refusal> ofElements = table.elements().stream()
                .flatMap(element -> ofElement(element).stream())
                .findFirst();
        return ofElements.isPresent() ? ofElements : ofAttributes(command.phrase(), table.afterElements());
    }

    /** Returns what is wrong with a column or a constraint. */
    static Optional<Refusal> ofElement(Phrase element) {
        for (int index = 0; index < element.size(); index = element.after(index)) {
            if (element.at(index, "CHECK (")) {
                return Optional.of(Refusal.unsupported("CHECK constraints are not supported"));
            }
            if (element.at(index, "GENERATED ALWAYS AS (") || element.at(0, "EXCLUDE USING|(")) {
                return Optional.of(Refusal.syntaxErrorAt(element.text(index)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> ofAttributes(Phrase phrase, int from) {
        int index = from;
        while (index < phrase.size() && !phrase.at(index, "AS")) {
            int after = TableAttributes.after(phrase, index);
            if (after == index) {
                return Optional.of(Refusal.syntaxErrorAt(phrase.text(index)));
            }
            index = after;
        }
        return Optional.empty();
    }
}
