package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.StatementKind;
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
 * @param questions the schemas and procedures to ask about
 */
public record Unclear(
        int first, int last, Mark begin, @Nullable Mark after, Set<DatabaseObject> questions) {

    /** A statement of a script, as far as messages need it. */
    public record Mark(StatementKind kind, Position start) {}

    /** Tells whether it is about what lies outside of Redshift; if not, it is about procedures. */
    public boolean external() {
        return begin.kind() != StatementKind.CALL;
    }

    /** Copies the set, in its order. */
    public Unclear {
        questions = OrderedCopies.copy(questions);
    }
}
