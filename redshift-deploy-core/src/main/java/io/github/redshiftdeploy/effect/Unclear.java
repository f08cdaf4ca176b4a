package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.analysis.Isolation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring statements of which nobody can tell whether Redshift allows them in a transaction before the same is
 * known: whether a schema is external, whether a procedure ends transactions.
 *
 * @param first the number of the first one
 * @param last the number of the last one
 * @param begin what the first one is
 * @param after the statement after the last one; absent at the end of the script
 * @param isolation why they run alone if that is so
 * @param questions the schemas and procedures to ask about
 */
public record Unclear(
        int first, int last, Mark begin, @Nullable Mark after, Isolation isolation, Set<DatabaseObject> questions) {

    /** A statement of a script, as far as messages need it. */
    public record Mark(StatementKind kind, Position start) {}

    /** Tells whether it is about what lies outside of Redshift; if not, it is about procedures. */
    public boolean external() {
        return isolation.external();
    }

    /** Returns these statements up to another last one. */
    Unclear to(int end, @Nullable Mark next) {
        return new Unclear(first, end, begin, next, isolation, questions);
    }

    /** Returns these statements with what turned out to be the reason why they run alone. */
    public Unclear because(Isolation reason) {
        return new Unclear(first, last, begin, after, reason, questions);
    }

    /** Copies the set, in its order. */
    public Unclear {
        questions = OrderedCopies.copy(questions);
    }
}
