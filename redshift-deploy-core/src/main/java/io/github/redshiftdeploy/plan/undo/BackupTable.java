package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.catalogue.ObjectDefinition;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.Printer;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTable;
import io.github.redshiftdeploy.sql.tree.TableElement;
import io.github.redshiftdeploy.sql.tree.TableElement.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table aside that has the rows of another one: its columns with their encodings, its distribution and its sort key,
 * and neither its constraints nor its defaults.
 *
 * @param path how SQL names it
 * @param table how SQL names the other one
 * @param columns the columns, as SQL names them
 * @param create the statement that makes it, empty
 */
public record BackupTable(String path, String table, List<String> columns, String create) {

    /** How many statements make and fill one. */
    public static final int STATEMENTS = 2;

    /** Copies the list. */
    public BackupTable {
        columns = List.copyOf(columns);
    }

    /**
     * Returns the one for a table; nothing when its definition is not understood, or when a column gets its values from
     * Redshift alone, so that nobody could put them back.
     *
     * @param path how SQL is to name it
     */
    public static Optional<BackupTable> of(ObjectDefinition definition, String path) {
        if (!(new SqlParser().parse(definition.create()).tree() instanceof CreateTable create)) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>();
        List<String> elements = new ArrayList<>();
        for (TableElement element : create.elements()) {
            if (element instanceof Column column) {
                if (column.options().stream().anyMatch(BackupTable::isIdentity)) {
                    return Optional.empty();
                }
                columns.add(Printer.print(column.name()));
                elements.add(Printer.print(new Column(
                        column.name(),
                        column.type(),
                        column.options().stream()
                                .filter(option -> option.words().startsWith("ENCODE"))
                                .toList(),
                        column.at())));
            }
        }
        String options = create.options().stream()
                .map(option -> " " + Printer.print(option))
                .collect(Collectors.joining());
        return Optional.of(new BackupTable(
                path,
                definition.identity().path(),
                columns,
                "CREATE TABLE " + path + " (" + String.join(", ", elements) + ")" + options));
    }

    private static boolean isIdentity(Option option) {
        return option.words().startsWith("IDENTITY") || option.words().startsWith("GENERATED");
    }

    /** Returns the statements that make it and fill it. */
    public List<String> statements() {
        String all = String.join(", ", columns);
        return List.of(create, "INSERT INTO " + path + " (" + all + ") SELECT " + all + " FROM " + table);
    }
}
