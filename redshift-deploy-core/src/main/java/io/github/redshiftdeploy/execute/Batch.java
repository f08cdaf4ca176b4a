package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.plan.Segment;
import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.sql.StatementClass;
import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements of a transaction that go out together, so that the network is waited for once. Both its limits keep the
 * driver and the server from waiting for each other: neither side's buffers fill up.
 */
final class Batch {

    private static final int MOST = 100;
    private static final int MOST_BYTES = 64 * 1024;

    /** The number in the comment that leads each statement; the driver shows the text of the one that failed. */
    private static final Pattern NUMBER =
            Pattern.compile("Batch entry .{1,20}/\\* redshift-deploy .*? statement=(\\d+) ");

    private final List<ScriptStatement> statements = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private int bytes;

    /** Tells whether a statement of a segment may wait for others: nobody reads what it answers. */
    static boolean takes(ScriptStatement statement, Segment segment) {
        return segment.kind() == Segment.Kind.TRANSACTION
                && segment.size() > 1
                && statement.kind().statementClass() == StatementClass.TRANSACTIONAL
                && !statement.kind().answers();
    }

    boolean hasRoomFor(String text) {
        return texts.size() < MOST && bytes + size(text) <= MOST_BYTES;
    }

    void add(ScriptStatement statement, String text) {
        statements.add(statement);
        texts.add(text);
        bytes += size(text);
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /** Returns what is to be sent. */
    List<String> texts() {
        return List.copyOf(texts);
    }

    /** Returns the statement at an index. */
    ScriptStatement statement(int index) {
        return statements.get(index);
    }

    int size() {
        return statements.size();
    }

    void clear() {
        statements.clear();
        texts.clear();
        bytes = 0;
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Returns the index of the statement that a failure is about; the first one when it is about none. */
    int failed(SQLException problem) {
        Matcher matcher = NUMBER.matcher(String.valueOf(problem.getMessage()));
        if (problem instanceof BatchUpdateException && matcher.lookingAt()) {
            int index = Integer.parseInt(matcher.group(1)) - statements.get(0).number();
            return index >= 0 && index < statements.size() ? index : 0;
        }
        return 0;
    }

    /** Returns what the server said of that statement. */
    static SQLException cause(SQLException problem) {
        return problem instanceof BatchUpdateException && problem.getCause() instanceof SQLException cause
                ? cause
                : problem;
    }
}
