package io.github.redshiftdeploy.local.dialect;

/**
 * Each statement of a {@code NONATOMIC} procedure is a transaction of its own, outside of {@code START TRANSACTION}.
 */
final class AutoCommits {
    private static final String BEFORE_STATEMENTS = "BEGIN|THEN|ELSE|LOOP|>>";

    private static final String WRITING =
            "INSERT|UPDATE|DELETE|MERGE|CREATE|ALTER|DROP|GRANT|REVOKE|COMMENT|CALL|EXECUTE"
                    + "|PERFORM|SELECT|WITH|REFRESH|ANALYZE";

    private AutoCommits() {}

    static void add(Phrase body, Blocks blocks, Edits edits) {
        boolean transaction = false;
        int begin = 0;
        for (int index = 0; index <= body.size(); index++) {
            if (index == body.size() || body.at(index, ";")) {
                int statement = statement(body, begin, index);
                if (body.at(statement, "START TRANSACTION")) {
                    edits.replace(body.start(statement), body.end(index - 1), "NULL");
                    transaction = true;
                } else if (body.at(statement, "COMMIT|ROLLBACK")) {
                    transaction = false;
                } else if (!transaction && body.at(statement, WRITING) && blocks.mayCommit(statement)) {
                    edits.insert(body.end(index - 1), "; IF pg_redshift.autonomous() THEN COMMIT; END IF");
                }
                begin = index + 1;
            }
        }
    }

    /** Returns where the statement begins that ends at an index, behind the words of the language around it. */
    private static int statement(Phrase body, int begin, int end) {
        for (int index = end - 1; index > begin; index--) {
            if (body.at(index - 1, BEFORE_STATEMENTS) && body.at(index, WRITING + "|START|COMMIT|ROLLBACK")) {
                return index;
            }
        }
        return begin;
    }
}
