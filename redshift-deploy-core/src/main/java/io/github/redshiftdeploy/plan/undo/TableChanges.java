package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.Printer;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTable;
import io.github.redshiftdeploy.sql.tree.TableElement;
import io.github.redshiftdeploy.sql.tree.TableElement.Column;
import io.github.redshiftdeploy.sql.tree.TableElement.Constraint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What leads a table from what it is to what it was, with its rows where they are. A column is known by its number,
 * which it keeps under another name, and which no other column of the table gets.
 */
final class TableChanges {

    private final String table;
    private final CreateTable now;
    private final CreateTable before;
    private final Map<String, Column> columnsNow;
    private final Map<String, Column> columnsBefore;
    private final List<String> statements = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<String> obstacles = new ArrayList<>();

    /**
     * Finds the changes.
     *
     * @param numbersNow the numbers of the columns that it has, in their order
     * @param numbersBefore the numbers of those that it had
     */
    TableChanges(CreateTable now, List<Integer> numbersNow, CreateTable before, List<Integer> numbersBefore) {
        this.table = Printer.print(before.name());
        this.now = now;
        this.before = before;
        boolean seen = !numbersNow.isEmpty() && !numbersBefore.isEmpty();
        this.columnsNow = known(now, seen ? numbersNow : List.of());
        this.columnsBefore = known(before, seen ? numbersBefore : List.of());
        constraintsOff();
        columns();
        keys();
        constraintsOn();
    }

    List<String> statements() {
        return statements;
    }

    /** Returns what would be lost on the way, if it is there. */
    List<Loss> losses() {
        return losses;
    }

    /** Returns why no way leads there, in words. */
    List<String> obstacles() {
        return obstacles;
    }

    private static Map<String, Column> known(CreateTable table, List<Integer> numbers) {
        Map<String, Column> known = new LinkedHashMap<>();
        int place = 0;
        for (TableElement element : table.elements()) {
            if (element instanceof Column column) {
                known.put(numbers.isEmpty() ? column.name().key() : String.valueOf(numbers.get(place)), column);
                place++;
            }
        }
        return known;
    }

    private void alter(String change) {
        statements.add("ALTER TABLE " + table + " " + change);
    }

    private void columns() {
        columnsBefore.forEach((key, column) -> {
            Column found = columnsNow.get(key);
            if (found == null) {
                obstacles.add("the values of column '" + column.name().text() + "', which was dropped, are gone");
            } else {
                column(column, found);
            }
        });
        columnsNow.forEach((key, column) -> {
            if (!columnsBefore.containsKey(key)) {
                String name = Printer.print(column.name());
                losses.add(
                        new Loss("values of column '" + column.name().text() + "' of " + table, table, filled(column)));
                alter("DROP COLUMN " + name);
            }
        });
    }

    /** A default fills each row, and is no value that anybody has written. */
    private static String filled(Column column) {
        String name = Printer.print(column.name());
        return name + " IS NOT NULL"
                + option(column, "DEFAULT")
                        .map(value -> " AND NOT " + name + " = ("
                                + Printer.print(value.values().get(0)) + ")")
                        .orElse("");
    }

    private void column(Column was, Column is) {
        if (!was.name().key().equals(is.name().key())) {
            alter("RENAME COLUMN " + Printer.print(is.name()) + " TO " + Printer.print(was.name()));
        }
        String name = Printer.print(was.name());
        String typeBefore = Printer.print(was.type());
        if (!typeBefore.equals(Printer.print(is.type()))) {
            alter("ALTER COLUMN " + name + " TYPE " + typeBefore);
        }
        String encodingBefore = encoding(was);
        if (!encodingBefore.equals(encoding(is)) && !encodingBefore.isEmpty()) {
            alter("ALTER COLUMN " + name + " ENCODE " + encodingBefore);
        }
        if (!rest(was).equals(rest(is))) {
            obstacles.add("column '" + was.name().text() + "' was '" + String.join(" ", rest(was))
                    + "', and no ALTER TABLE makes it so again");
        }
    }

    private static Optional<Option> option(Column column, String words) {
        return column.options().stream()
                .filter(option -> option.words().equals(words))
                .findFirst();
    }

    private static String encoding(Column column) {
        return option(column, "ENCODE")
                .map(option -> Printer.print(option.values().get(0)))
                .orElse("");
    }

    private static List<String> rest(Column column) {
        return column.options().stream()
                .filter(option -> !option.words().equals("ENCODE"))
                .map(Printer::print)
                .toList();
    }

    /** A table that is to be distributed by a key of another name cannot lose the old one first. */
    private void keys() {
        String style = value(before, "DISTSTYLE");
        String key = value(before, "DISTKEY");
        if (!key.equals(value(now, "DISTKEY")) && !key.isEmpty()) {
            alter("ALTER DISTKEY " + key.substring(1, key.length() - 1));
        } else if (!style.equals(value(now, "DISTSTYLE")) && key.isEmpty()) {
            alter("ALTER DISTSTYLE " + style);
        }
        String sort = sort(before);
        if (!sort.equals(sort(now))) {
            alter(sort.isEmpty() ? "ALTER SORTKEY NONE" : "ALTER " + sort);
        }
    }

    private static String value(CreateTable table, String words) {
        return table.options().stream()
                .filter(option -> option.words().equals(words))
                .map(option -> Printer.print(option).substring(words.length()).strip())
                .findFirst()
                .orElse("");
    }

    private static String sort(CreateTable table) {
        return table.options().stream()
                .filter(option -> option.words().endsWith("SORTKEY"))
                .map(Printer::print)
                .findFirst()
                .orElse("");
    }

    private void constraintsOff() {
        Map<String, Constraint> had = constraints(before);
        constraints(now).forEach((text, constraint) -> {
            if (!had.containsKey(text)) {
                name(constraint).ifPresent(name -> alter("DROP CONSTRAINT " + name));
            }
        });
    }

    private void constraintsOn() {
        Map<String, Constraint> have = constraints(now);
        constraints(before).forEach((text, constraint) -> {
            if (!have.containsKey(text)) {
                alter("ADD " + text);
            }
        });
    }

    private static Optional<String> name(Constraint constraint) {
        @Nullable Node name = constraint.name();
        return Optional.ofNullable(name).map(Printer::print);
    }

    private static Map<String, Constraint> constraints(CreateTable table) {
        Map<String, Constraint> constraints = new LinkedHashMap<>();
        for (TableElement element : table.elements()) {
            if (element instanceof Constraint constraint) {
                constraints.put(Printer.print(constraint), Objects.requireNonNull(constraint));
            }
        }
        return constraints;
    }
}
