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

    private static final List<Clause> CLAUSES = List.of(
            syntax(EnumSet.of(StatementKind.INSERT), "ON CONFLICT", 0),
            syntax(CHANGES, "RETURNING", 0),
            syntax(EnumSet.of(StatementKind.MERGE), "DO NOTHING", 0),
            syntax(EnumSet.of(StatementKind.MERGE), "BY SOURCE|TARGET", 0),
            syntax(EnumSet.of(StatementKind.LOCK), "IN", 0),
            syntax(EnumSet.of(StatementKind.DECLARE), "WITH|WITHOUT HOLD", 0),
            syntax(EnumSet.of(StatementKind.DECLARE), "SCROLL", 0),
            syntax(EnumSet.of(StatementKind.EXPLAIN), "EXPLAIN ANALYZE|ANALYSE", 1),
            syntax(ANY, "IS DISTINCT FROM", 1),
            syntax(ANY, "IS NOT DISTINCT FROM", 2),
            syntax(ANY, ") FILTER (", 2),
            syntax(ANY, "FROM|JOIN|, LATERAL", 1),
            syntax(ANY, "( VALUES", 1),
            syntax(EnumSet.of(StatementKind.SELECT), "TABLESAMPLE", 0),
            syntax(EnumSet.of(StatementKind.CREATE_VIEW), "WITH CHECK|LOCAL|CASCADED", 0),
            refused(ANY, "DISTINCT ON (", Refusal.unsupported("SELECT DISTINCT ON is not supported")),
            refused(ANY, "ARRAY [", Refusal.unsupported("ARRAY constructors are not supported")),
            refused(ANY, "ROW (", Refusal.unsupported("ROW constructors are not supported")));

    private UnsupportedPhrases() {}

    static Optional<Refusal> check(Command command) {
        if (command.phrase().at(0, "VALUES|TABLE")) {
            return Optional.of(Refusal.syntaxErrorAt(command.phrase().text(0)));
        }
        return CLAUSES.stream()
                .filter(clause -> clause.kinds.contains(command.kind()))
                .flatMap(clause -> clause.in(command.phrase()).stream())
                .findFirst();
    }

    private static Clause syntax(Set<StatementKind> kinds, String words, int offender) {
        return new Clause(kinds, words, (phrase, at) -> Refusal.syntaxErrorAt(phrase.text(at + offender)));
    }

    private static Clause refused(Set<StatementKind> kinds, String words, Refusal refusal) {
        return new Clause(kinds, words, (phrase, at) -> refusal);
    }

    private record Clause(Set<StatementKind> kinds, String words, Answer answer) {
        Optional<Refusal> in(Phrase phrase) {
            int at = phrase.find(words);
            return at < 0 ? Optional.empty() : Optional.of(answer.at(phrase, at));
        }
    }

    @FunctionalInterface
    private interface Answer {
        Refusal at(Phrase phrase, int index);
    }
}
