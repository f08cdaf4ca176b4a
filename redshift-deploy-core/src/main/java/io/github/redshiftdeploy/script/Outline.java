package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementKind;
import java.util.List;

/**
 * What a plan needs to know of a script's text; its size depends on how often the class changes, not on how many
 * statements there are.
 *
 * @param checksum the SHA-256 of the text, with line ends made equal
 * @param statements how many there are
 * @param stretches the statements, neighbours of the same class put together
 * @param changesSession whether a statement sets something in the session
 * @param passedOver the commands of psql that make no difference to the target
 */
public record Outline(
        Script script,
        String checksum,
        int statements,
        List<Stretch> stretches,
        boolean changesSession,
        PassedOver passedOver) {

    /** Copies the list. */
    public Outline {
        stretches = List.copyOf(stretches);
    }

    /**
     * Neighbouring statements of the same class.
     *
     * @param first the number of the first one
     * @param last the number of the last one
     * @param kind what the first one is
     * @param start where the first one begins
     */
    public record Stretch(StatementClass statementClass, int first, int last, StatementKind kind, Position start) {}
}
