package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.analysis.Isolation;
import io.github.redshiftdeploy.sql.analysis.StatementFacts.Where;
import java.util.List;

/**
 * What a plan needs to know of a script's text: the facts of its statements, neighbours with the same facts put
 * together. Its size depends on how often the facts change, not on how many statements there are.
 *
 * @param checksum the SHA-256 of the text, with line ends made equal
 * @param statements how many there are
 * @param stretches the statements, neighbours of the same class put together
 * @param session what the statements leave in the session
 * @param inputs the values of placeholders that it uses
 * @param passedOver the commands of psql that make no difference to the target
 * @param requirements the queries that must be true before it begins
 * @param atomicCalls the statements that call procedures which, for certain, commit nothing before they end, in order
 */
public record Outline(
        Script script,
        String checksum,
        int statements,
        List<Stretch> stretches,
        SessionLog session,
        Inputs inputs,
        PassedOver passedOver,
        List<ScriptStatement> requirements,
        List<Span> atomicCalls) {

    /** Makes the outline of a script that requires nothing. */
    public Outline(
            Script script,
            String checksum,
            int statements,
            List<Stretch> stretches,
            SessionLog session,
            Inputs inputs,
            PassedOver passedOver,
            List<Span> atomicCalls) {
        this(script, checksum, statements, stretches, session, inputs, passedOver, List.of(), atomicCalls);
    }

    /** Copies the lists. */
    public Outline {
        stretches = List.copyOf(stretches);
        requirements = List.copyOf(requirements);
        atomicCalls = List.copyOf(atomicCalls);
    }

    /** Returns this outline with other stretches and another log of its session. */
    public Outline with(List<Stretch> other, SessionLog log) {
        return new Outline(script, checksum, statements, other, log, inputs, passedOver, requirements, atomicCalls);
    }

    /** Returns this outline with what turned out about its calls. */
    public Outline withAtomicCalls(List<Span> calls) {
        return new Outline(script, checksum, statements, stretches, session, inputs, passedOver, requirements, calls);
    }

    /**
     * Tells whether a statement that runs by itself and ends badly may have committed some of its work all the same: a
     * call of a procedure of which nobody is certain, a statement of which a part is not known, or TRUNCATE.
     */
    public boolean commitsInParts(ScriptStatement statement) {
        if (statement.kind() == StatementKind.CALL) {
            return atomicCalls.stream().noneMatch(calls -> calls.has(statement.number()));
        }
        Stretch stretch = stretchOf(statement.number());
        return stretch.statementClass() == StatementClass.COMMITS || stretch.isolation() == Isolation.UNKNOWN_SYNTAX;
    }

    /** Returns what a statement does to the transaction it is in. */
    public StatementClass classOf(int statement) {
        return stretchOf(statement).statementClass();
    }

    private Stretch stretchOf(int statement) {
        int low = 0;
        int high = stretches.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stretches.get(middle).last() < statement) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return stretches.get(low);
    }

    /** Statements in a row, by the numbers of the first and the last one. */
    public record Span(int first, int last) {

        boolean has(int statement) {
            return first <= statement && statement <= last;
        }
    }

    /**
     * Neighbouring statements of the same class.
     *
     * @param isolation why they run alone, if they do
     * @param where the database to which their transaction belongs
     * @param first the number of the first one
     * @param last the number of the last one
     * @param kind what the first one is
     * @param start where the first one begins
     */
    public record Stretch(
            StatementClass statementClass,
            Isolation isolation,
            Where where,
            int first,
            int last,
            StatementKind kind,
            Position start) {

        /** Returns this stretch up to another last statement. */
        public Stretch to(int end) {
            return new Stretch(statementClass, isolation, where, first, end, kind, start);
        }

        /** Returns this stretch from another first statement on. */
        public Stretch from(int number, StatementKind firstKind, Position firstStart) {
            return new Stretch(statementClass, isolation, where, number, last, firstKind, firstStart);
        }

        /** Tells whether the next stretch is more of the same; what begins or ends a transaction stands by itself. */
        public boolean joins(Stretch next) {
            return statementClass == next.statementClass
                    && isolation == next.isolation
                    && where.equals(next.where)
                    && switch (statementClass) {
                        case TRANSACTIONAL, ALONE, COMMITS, BORDER -> true;
                        case OPENS, CLOSES, UNDOES -> false;
                    };
        }
    }
}
