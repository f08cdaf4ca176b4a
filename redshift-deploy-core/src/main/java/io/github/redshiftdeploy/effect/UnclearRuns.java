package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.analysis.Isolation;
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

    /** A question about a statement: whether it runs alone for a reason, which these objects tell. */
    private record Question(Isolation isolation, Set<DatabaseObject> objects) {
        private static final Question NONE = new Question(Isolation.NONE, Set.of());
    }

    /** Takes the next statement. */
    void statement(AnalyzedStatement statement) {
        Question question = question(statement);
        Unclear run = open;
        boolean same = statement.statementClass() == last;
        last = statement.statementClass();
        if (run != null && same && question.equals(new Question(run.isolation(), run.questions()))) {
            open = run.to(statement.number(), null);
            return;
        }
        if (run == null && question.objects().isEmpty()) {
            return;
        }
        Unclear.Mark mark = new Unclear.Mark(statement.kind(), statement.start());
        if (run != null) {
            runs.add(run.to(run.last(), mark));
        }
        int number = statement.number();
        open = question.objects().isEmpty()
                ? null
                : new Unclear(number, number, mark, null, question.isolation(), question.objects());
    }

    /** Returns the runs, in the order of the script. */
    List<Unclear> runs() {
        List<Unclear> all = new ArrayList<>(runs);
        if (open != null) {
            all.add(open);
        }
        return all;
    }

    private static Question question(AnalyzedStatement statement) {
        Set<DatabaseObject> procedures = procedures(statement);
        if (!procedures.isEmpty()) {
            return new Question(Isolation.CALL, procedures);
        }
        return switch (statement.statementClass()) {
            case TRANSACTIONAL, COMMITS -> schemas(statement);
            case ALONE, OPENS, CLOSES, UNDOES, BORDER -> Question.NONE;
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

    private static Question schemas(AnalyzedStatement statement) {
        Set<DatabaseObject> schemas = new LinkedHashSet<>();
        Isolation isolation = Isolation.EXTERNAL_WRITE;
        for (Effect effect : statement.effects().direct()) {
            String schema = schema(effect);
            if (schema != null && effect.action().changes() && !LOCAL.contains(schema)) {
                schemas.add(DatabaseObject.schema(effect.name().database(), schema));
                isolation = effect.action() == Action.DROPS ? Isolation.EXTERNAL_DROP : isolation;
            }
        }
        return schemas.isEmpty() ? Question.NONE : new Question(isolation, schemas);
    }

    private static @Nullable String schema(Effect effect) {
        if (effect.kind() == ObjectKind.SCHEMA) {
            return effect.action() == Action.CHANGES ? effect.name().name() : null;
        }
        return effect.kind() == ObjectKind.RELATION ? effect.name().schema() : null;
    }
}
