package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Clauses that PostgreSQL has and Redshift has not. */
final class UnsupportedPhrases {
    private static final Set<StatementKind> ANY = EnumSet.allOf(StatementKind.class);
    private static final Set<StatementKind> CHANGES = EnumSet.of(
            StatementKind.INSERT,
            StatementKind.UPDATE,
            StatementKind.DELETE,
            StatementKind.MERGE,
            StatementKind.SELECT);

    private static final Set<StatementKind> FUNCTION = EnumSet.of(StatementKind.CREATE_FUNCTION);
    private static final Set<StatementKind> MERGE = EnumSet.of(StatementKind.MERGE);
    private static final Set<StatementKind> EXPLAIN = EnumSet.of(StatementKind.EXPLAIN);
    private static final Set<StatementKind> VACUUM = EnumSet.of(StatementKind.VACUUM);

    private static final List<Clause> CLAUSES = List.of(
            syntax(EnumSet.of(StatementKind.INSERT), "ON CONFLICT", 0),
            syntax(EnumSet.of(StatementKind.INSERT), "OVERRIDING SYSTEM|USER", 0),
            syntax(CHANGES, "RETURNING", 0),
            syntax(ANY, "AS ( INSERT|UPDATE|DELETE|MERGE", 2),
            syntax(MERGE, "DO NOTHING", 0),
            syntax(MERGE, "BY SOURCE|TARGET", 0),
            syntax(MERGE, "MATCHED AND", 1),
            syntax(EXPLAIN, "EXPLAIN ANALYZE|ANALYSE", 1),
            syntax(EXPLAIN, "EXPLAIN ( ANALYZE|VERBOSE|COSTS|FORMAT|BUFFERS|TIMING", 1),
            syntax(VACUUM, "VACUUM (|ANALYZE|ANALYSE|FREEZE|VERBOSE", 1),
            syntax(EnumSet.of(StatementKind.REFRESH_MATERIALIZED_VIEW), "CONCURRENTLY", 0),
            syntax(EnumSet.of(StatementKind.PREPARE), "PREPARE TRANSACTION", 1),
            syntax(EnumSet.of(StatementKind.COMMIT, StatementKind.ROLLBACK), "PREPARED", 0),
            syntax(ANY, "IS DISTINCT FROM", 1),
            syntax(ANY, "IS NOT DISTINCT FROM", 2),
            syntax(ANY, ") FILTER (", 2),
            syntax(ANY, "FROM|JOIN|, LATERAL", 1),
            syntax(ANY, "( VALUES (", 1),
            syntax(EnumSet.of(StatementKind.SELECT), "TABLESAMPLE BERNOULLI|SYSTEM (", 0),
            syntax(EnumSet.of(StatementKind.CREATE_VIEW), "WITH CHECK|LOCAL|CASCADED", 0),
            syntax(FUNCTION, "RETURNS TABLE|SETOF|TRIGGER", 1),
            refused(FUNCTION, "LANGUAGE PLPGSQL", "Language \"plpgsql\" is not supported for functions"),
            refused(FUNCTION, "LANGUAGE C|INTERNAL|PLPERL|PLTCL", "This language is not supported for functions"),
            refused(ANY, "FOR UPDATE|SHARE", "SELECT FOR UPDATE/SHARE is not supported"),
            refused(ANY, "DISTINCT ON (", "SELECT DISTINCT ON is not supported"),
            refused(ANY, "ARRAY [", "ARRAY constructors are not supported"),
            refused(ANY, "ROW (", "ROW constructors are not supported"));

    private UnsupportedPhrases() {}

    static Optional<Refusal> check(Command command) {
        if (command.phrase().at(0, "VALUES|TABLE")) {
            return Optional.of(Refusal.syntaxErrorAt(command.phrase().text(0)));
        }
        if (command.kind() == StatementKind.TRUNCATE) {
            return ofTruncate(command.phrase());
        }
        for (Clause clause : CLAUSES) {
            int at = clause.kinds.contains(command.kind()) ? command.phrase().find(clause.words) : -1;
            if (at >= 0) {
                return Optional.of(clause.answer.at(command.phrase(), at));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> ofTruncate(Phrase phrase) {
        int name = phrase.at(1, "TABLE") ? 2 : 1;
        int offender = phrase.at(name, "ONLY") && name + 1 < phrase.size() ? name : phrase.afterName(name);
        return offender < phrase.size() ? Optional.of(Refusal.syntaxErrorAt(phrase.text(offender))) : Optional.empty();
    }

    private static Clause syntax(Set<StatementKind> kinds, String words, int offender) {
        return new Clause(kinds, words, (phrase, at) -> Refusal.syntaxErrorAt(phrase.text(at + offender)));
    }

    private static Clause refused(Set<StatementKind> kinds, String words, String message) {
        Refusal refusal = Refusal.unsupported(message);
        return new Clause(kinds, words, (phrase, at) -> refusal);
    }

    private record Clause(Set<StatementKind> kinds, String words, Answer answer) {}

    @FunctionalInterface
    private interface Answer {
        Refusal at(Phrase phrase, int index);
    }
}
