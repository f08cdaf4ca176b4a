package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.diagnostic.Severity;
import io.github.redshiftdeploy.sql.parser.Parsed;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import java.util.List;

/** Whether what the catalogue says is SQL that this project reads. */
final class Reading {

    /** What such words begin with. */
    static final String WRONG = "whether its definition is right: ";

    private Reading() {}

    /** Returns in words what is wrong with a statement of a definition; nothing when it reads well. */
    static List<String> problems(String statement) {
        if (statement.isEmpty()) {
            return List.of();
        }
        Parsed parsed = new SqlParser().parse(statement);
        return parsed.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .limit(1)
                .map(problem -> WRONG + "it does not parse back (" + problem.message() + ")")
                .toList();
    }
}
