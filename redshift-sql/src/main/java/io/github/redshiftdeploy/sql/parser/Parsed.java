package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Command;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the parser made of a statement.
 *
 * @param tree absent when the statement could not be parsed to its end
 * @param problems what is wrong, in the order of the text; a tree may come with problems that do not hide its shape
 */
public record Parsed(@Nullable Command tree, List<Problem> problems) {

    /** Copies the list. */
    public Parsed {
        problems = problems.isEmpty() ? List.of() : sorted(problems);
    }

    /**
     * Tells whether the statement holds an option, a clause or a privilege that is not known. It may be new in
     * Redshift: what the statement does is then more than its tree tells.
     */
    public boolean unknown() {
        for (Problem problem : problems) {
            if (problem.code() == SqlCode.UNKNOWN_SYNTAX) {
                return true;
            }
        }
        return false;
    }

    private static List<Problem> sorted(List<Problem> problems) {
        return problems.stream().sorted(Comparator.comparingInt(Problem::at)).toList();
    }
}
