package io.github.redshiftdeploy.local.dialect;

/**
 * The exception handlers of a procedure: when one has run, Redshift raises the error again
 * ({@code stored-procedure-trapping-errors}).
 */
final class Handlers {
    private Handlers() {}

    static void raiseAgain(Phrase body, Edits edits) {
        for (int index = body.find("EXCEPTION WHEN"); index >= 0; index = body.find("EXCEPTION WHEN", index + 1)) {
            int end = end(body, body.find("THEN", index) + 1);
            if (end < body.size()) {
                edits.insert(body.start(end), "RAISE; ");
            }
        }
    }

    /** Returns the END of the block that a handler ends. */
    private static int end(Phrase body, int from) {
        int depth = 0;
        int index = from;
        while (index < body.size() && !(depth == 0 && body.at(index, "END"))) {
            if (opens(body, index)) {
                depth++;
            } else if (body.at(index, "END")) {
                depth--;
                index += body.at(index + 1, "IF|LOOP|CASE") ? 1 : 0;
            }
            index++;
        }
        return index;
    }

    private static boolean opens(Phrase body, int index) {
        boolean condition = body.at(index + 1, "EXISTS") || body.at(index + 1, "NOT EXISTS");
        return body.at(index, "BEGIN|LOOP|CASE") || (body.at(index, "IF") && !condition);
    }
}
