package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;
import java.util.List;

/**
 * A column as {@code CREATE TABLE} or {@code ALTER TABLE … ADD COLUMN} defines it.
 *
 * @param table the table's name as it is written
 * @param definition the column's name, its type and what follows
 */
record ColumnDefinition(String table, Phrase definition) {
    private static final String TABLE_CONSTRAINTS = "PRIMARY|UNIQUE|FOREIGN|CONSTRAINT|CHECK|EXCLUDE|LIKE";

    /** Returns the columns that a statement defines; of CREATE TABLE AS it defines none. */
    static List<ColumnDefinition> allIn(Command command) {
        if (command.kind() == StatementKind.CREATE_TABLE) {
            TableName table = TableName.created(command.phrase());
            return table.elements().stream()
                    .filter(ColumnDefinition::isColumn)
                    .map(element -> new ColumnDefinition(table.text(), element))
                    .toList();
        }
        return command.kind() == StatementKind.ALTER_TABLE ? added(command.phrase()) : List.of();
    }

    static boolean isColumn(Phrase element) {
        return element.size() > 1 && !element.at(0, TABLE_CONSTRAINTS);
    }

    private static List<ColumnDefinition> added(Phrase phrase) {
        int table = AlterTable.table(phrase);
        int add = phrase.afterName(table);
        int column = phrase.at(add + 1, "COLUMN") ? add + 2 : add + 1;
        boolean adds = phrase.at(add, "ADD") && !phrase.at(column, TABLE_CONSTRAINTS);
        return adds
                ? List.of(new ColumnDefinition(phrase.text(table, add), phrase.part(column, phrase.size())))
                : List.of();
    }

    String name() {
        return definition.text(0);
    }

    String qualifiedName() {
        String last = table.substring(table.lastIndexOf('.') + 1);
        return Literals.folded(last) + "." + Literals.folded(name());
    }

    /** Returns the index of what follows the type. */
    int afterType() {
        int index = 2;
        while (definition.at(index, "VARYING|PRECISION|WITHOUT|WITH|TIME|ZONE")) {
            index++;
        }
        return definition.at(index, "(") ? definition.after(index) : index;
    }
}
