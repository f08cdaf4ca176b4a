package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;
import java.util.Optional;

/** {@code CREATE TABLE … AS} of a table in another database: the query runs here, the table is made there. */
final class CreateElsewhere {
    private static final String QUERY = "AS SELECT|WITH|(";

    private CreateElsewhere() {}

    /** Tells whether a statement makes a table of a query. */
    static boolean hasQuery(StatementKind kind, Phrase phrase) {
        return kind == StatementKind.CREATE_TABLE && phrase.findOutside(QUERY, 0) > 0;
    }

    /** Returns the table in another database, by its mirror's name, that a statement makes of a query. */
    static Optional<QualifiedName> target(Command command) {
        return hasQuery(command.kind(), command.phrase())
                ? Targets.of(command).stream()
                        .filter(name -> name.schema().startsWith("pg_other$"))
                        .findFirst()
                : Optional.empty();
    }

    /** Returns the statements: the table is made, without rows, before they are inserted. */
    static String sql(Command command, QualifiedName mirror) {
        Phrase phrase = command.phrase();
        if (phrase.at(mirror.to(), "(")) {
            return Refusal.notRehearsed("CREATE TABLE AS of a table in another database, with names of its columns")
                    .sql();
        }
        String query = Expressions.rewritten(phrase.part(phrase.findOutside(QUERY, 0) + 1, phrase.size()));
        String schema = mirror.schema();
        String database = Elsewhere.databaseOf(mirror);
        Elsewhere table = new Elsewhere(database, schema.substring(schema.lastIndexOf('$') + 1), mirror.name());
        return Elsewhere.silently("pg_redshift.create_elsewhere(" + Literals.quoted(database) + ", "
                        + Literals.quoted(table.schema()) + ", " + Literals.quoted(table.table()) + ", "
                        + Literals.quoted(query) + ")")
                + "INSERT INTO " + table.mirror() + " " + query;
    }
}
