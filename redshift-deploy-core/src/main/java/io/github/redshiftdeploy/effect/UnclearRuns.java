package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the statements that Redshift refuses in a transaction when what they name is external, or ends transactions
 * itself. How many runs of them there are depends on how often what must be known changes.
 */
final class UnclearRuns {

    /** Schemas that are never external. */
    private static final Set<String> LOCAL = Set.of("public", "pg_catalog", "information_schema");

    private final List<Unclear> runs = new ArrayList<>();
    private @Nullable Unclear open;
    private @Nullable StatementClass last;

    /** Takes the next statement. */
    void statement(AnalyzedStatement statement) {
        Set<DatabaseObject> questions = questions(statement);
        Unclear run = open;
        boolean same = statement.statementClass() == last;
        last = statement.statementClass();
        if (run != null && same && run.questions().equals(questions)) {
            open = new Unclear(run.first(), statement.number(), run.begin(), null, run.questions());
            return;
        }
        if (run == null && questions.isEmpty()) {
            return;
        }
        Unclear.Mark mark = new Unclear.Mark(statement.kind(), statement.start());
        if (run != null) {
            runs.add(new Unclear(run.first(), run.last(), run.begin(), mark, run.questions()));
        }
        open = questions.isEmpty() ? null : new Unclear(statement.number(), statement.number(), mark, null, questions);
    }

    /** Returns the runs, in the order of the script. */
    List<Unclear> runs() {
        List<Unclear> all = new ArrayList<>(runs);
        if (open != null) {
            all.add(open);
        }
        return all;
    }

    private static Set<DatabaseObject> questions(AnalyzedStatement statement) {
        if (statement.kind() == StatementKind.CALL) {
            return procedures(statement);
        }
        return switch (statement.statementClass()) {
            case TRANSACTIONAL, COMMITS -> schemas(statement);
            case ALONE, OPENS, CLOSES, UNDOES, BORDER -> Set.of();
        };
    }

    /** A function among the arguments is no procedure. */
    private static Set<DatabaseObject> procedures(AnalyzedStatement statement) {
        Set<DatabaseObject> procedures = new LinkedHashSet<>();
        for (Effect effect : statement.effects().direct()) {
            if (effect.action() == Action.CALLS) {
                procedures.add(DatabaseObject.of(effect));
            }
        }
        return procedures;
    }

    private static Set<DatabaseObject> schemas(AnalyzedStatement statement) {
        Set<DatabaseObject> schemas = new LinkedHashSet<>();
        for (Effect effect : statement.effects().direct()) {
            String schema = schema(effect);
            if (schema != null
                    && effect.name().database() == null
                    && effect.action().changes()
                    && !LOCAL.contains(schema)) {
                schemas.add(DatabaseObject.schema(schema));
            }
        }
        return schemas;
    }

    private static @Nullable String schema(Effect effect) {
        if (effect.kind() == ObjectKind.SCHEMA) {
            return effect.action() == Action.CHANGES ? effect.name().name() : null;
        }
        return effect.kind() == ObjectKind.RELATION ? effect.name().schema() : null;
    }
}
