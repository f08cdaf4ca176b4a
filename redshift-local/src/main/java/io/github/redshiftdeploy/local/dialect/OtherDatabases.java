package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.gateway.Translation;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the tables of other databases that a text names in three parts, and puts their mirrors in their place. */
final class OtherDatabases {
    /** These run where the table is; see {@link RemoteCommands}. */
    static final Set<StatementKind> THERE = EnumSet.of(
            StatementKind.CREATE_TABLE,
            StatementKind.ALTER_TABLE,
            StatementKind.ALTER_TABLE_KEYS,
            StatementKind.DROP_TABLE,
            StatementKind.DROP_VIEW,
            StatementKind.MERGE);

    private final Cluster cluster;
    private final String active;
    private final Lake lake;
    private @Nullable Set<String> databases;

    /**
     * For one text.
     *
     * @param active the database that the text runs in
     * @param lake what of it lies elsewhere
     */
    OtherDatabases(Cluster cluster, String active, Lake lake) {
        this.cluster = cluster;
        this.active = active;
        this.lake = lake;
    }

    /** A text with mirrors, and the tables that each of its statements reads or writes through one. */
    record Localized(Translation translation, List<Set<Elsewhere>> mentions) {}

    Localized localize(Phrase request) {
        if (!mayName(request)) {
            int statements = request.statements().size();
            return new Localized(Translation.unchanged(request.source()), Collections.nCopies(statements, Set.of()));
        }
        Edits edits = new Edits();
        List<Set<Elsewhere>> mentions = new ArrayList<>();
        for (Phrase statement : request.statements()) {
            Set<Elsewhere> tables = new LinkedHashSet<>();
            if (!runsElsewhere(statement)) {
                localize(statement, tables, edits);
            }
            mentions.add(tables);
        }
        return new Localized(edits.apply(request.source()), mentions);
    }

    /** Tells whether a database was made of a datashare. */
    boolean isShared(String database) {
        return (lake.shared() && database.equals(active))
                || (isElsewhere(database) && cluster.sharedDatabases().contains(database));
    }

    /** Tells whether a name has three parts, the first of which is that of another database. */
    boolean isElsewhere(String database) {
        if (database.isEmpty() || database.equals(active)) {
            return false;
        }
        if (databases == null) {
            databases = cluster.databases();
        }
        return databases.contains(database);
    }

    /** A first look: most texts have no name of three parts. */
    private boolean mayName(Phrase request) {
        if (!lake.redshift().isEmpty()) {
            return true;
        }
        for (int index = 0; index < request.size(); index++) {
            TokenKind kind = request.kind(index);
            if (kind == TokenKind.DOLLAR_STRING
                    || (kind == TokenKind.OPERATOR && request.at(index, ".") && request.at(index + 2, "."))) {
                return true;
            }
        }
        return false;
    }

    private boolean runsElsewhere(Phrase statement) {
        StatementKind kind = StatementKind.of(statement.toString());
        return THERE.contains(kind)
                && !CreateElsewhere.hasQuery(kind, statement)
                && Targets.of(new Command(statement, kind, 'I', Command.Place.REQUEST)).stream()
                        .anyMatch(target -> isElsewhere(target.database()));
    }

    private void localize(Phrase phrase, Set<Elsewhere> tables, Edits edits) {
        for (int index = 0; index < phrase.size(); index++) {
            if (phrase.kind(index) == TokenKind.DOLLAR_STRING) {
                localize(ProcedureBody.of(phrase, index).text(), tables, edits);
            } else if (isName(phrase, index)) {
                Elsewhere table = new Elsewhere(
                        Literals.folded(phrase.text(index)),
                        Literals.folded(phrase.text(index + 2)),
                        Literals.folded(phrase.text(index + 4)));
                tables.add(table);
                edits.replace(phrase.start(index), phrase.end(index + 4), table.mirror());
            } else if (isInExternalSchema(phrase, index)) {
                String schema = Literals.folded(phrase.text(index));
                Lake.QualifiedSchema there =
                        Objects.requireNonNull(lake.redshift().get(schema));
                Elsewhere table = new Elsewhere(
                        there.database(), there.schema(), Literals.folded(phrase.text(index + 2)), schema);
                tables.add(table);
                edits.replace(phrase.start(index), phrase.end(index + 2), table.mirror());
            }
        }
    }

    /** Returns the databases, other than this one, that a statement names. */
    Set<String> named(Phrase phrase) {
        Set<String> names = new LinkedHashSet<>();
        for (int index = 0; index < phrase.size(); index++) {
            if (isName(phrase, index)) {
                names.add(Literals.folded(phrase.text(index)));
            } else if (isInExternalSchema(phrase, index)) {
                names.add(Objects.requireNonNull(lake.redshift().get(Literals.folded(phrase.text(index))))
                        .database());
            }
        }
        return names;
    }

    private boolean isName(Phrase phrase, int index) {
        return isPart(phrase, index)
                && phrase.at(index + 1, ".")
                && isPart(phrase, index + 2)
                && phrase.at(index + 3, ".")
                && isPart(phrase, index + 4)
                && !phrase.at(index - 1, ".")
                && isDatabase(Literals.folded(phrase.text(index)));
    }

    private boolean isInExternalSchema(Phrase phrase, int index) {
        return !lake.redshift().isEmpty()
                && isPart(phrase, index)
                && phrase.at(index + 1, ".")
                && isPart(phrase, index + 2)
                && !phrase.at(index - 1, ".")
                && lake.redshift().containsKey(Literals.folded(phrase.text(index)));
    }

    private boolean isDatabase(String name) {
        return Elsewhere.isCatalog(name) || isElsewhere(name);
    }

    private static boolean isPart(Phrase phrase, int index) {
        return phrase.kind(index) == TokenKind.WORD || phrase.kind(index) == TokenKind.QUOTED_NAME;
    }
}
