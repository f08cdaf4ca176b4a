package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.dialect.Command.Place;
import io.github.redshiftdeploy.sql.StatementKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Statements that make, change or drop tables of another database: that database runs them. */
final class RemoteCommands {
    private RemoteCommands() {}

    /** Returns the database, other than the one where the statement stands, that has to run it. */
    static Optional<String> database(Command command, OtherDatabases others) {
        boolean there = OtherDatabases.THERE.contains(command.kind())
                && !CreateElsewhere.hasQuery(command.kind(), command.phrase());
        return there
                ? Targets.of(command).stream()
                        .map(QualifiedName::database)
                        .filter(others::isElsewhere)
                        .findFirst()
                : Optional.empty();
    }

    /** Returns why the other database cannot run a statement here, though Redshift's can. */
    static Optional<Refusal> check(Command command, String database, OtherDatabases others) {
        List<QualifiedName> targets = Targets.of(command);
        boolean onlyThere =
                targets.stream().allMatch(target -> target.database().equals(database))
                        && others.named(command.phrase()).equals(Set.of(database));
        if (!onlyThere || readsMore(command, database)) {
            return Optional.of(Refusal.notRehearsed(command.kind() + " of a table in another database, which the"
                    + " stand-in runs there and from there sees no other; USE that database"));
        }
        return Optional.empty();
    }

    /** A query, or a source without a database, would be looked for there. */
    private static boolean readsMore(Command command, String database) {
        Phrase phrase = command.phrase();
        if (command.kind() == StatementKind.MERGE) {
            int source = phrase.find("USING") + 1;
            return !QualifiedName.at(phrase, source).database().equals(database);
        }
        if (command.kind() != StatementKind.CREATE_TABLE) {
            return false;
        }
        int like = phrase.find("LIKE");
        boolean elsewhere =
                like > 0 && !QualifiedName.at(phrase, like + 1).database().equals(database);
        return elsewhere || phrase.has("AS SELECT|WITH|(");
    }

    /** Returns the statement, and what has it run. */
    static String sql(Command command, String database) {
        Phrase phrase = Phrase.of(command.phrase().toString());
        Edits edits = new Edits();
        Rewrites.of(command.kind()).rewrite(new Command(phrase, command.kind(), 'I', Place.PROCEDURE), edits);
        return Elsewhere.silently("pg_redshift.reach(" + Literals.quoted(database) + ", current_user)")
                + Elsewhere.command(database, edits.apply(phrase.source()).sql());
    }
}
