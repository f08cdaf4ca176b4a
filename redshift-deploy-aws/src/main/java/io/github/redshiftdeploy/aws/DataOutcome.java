package io.github.redshiftdeploy.aws;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatementStatusString;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;

/**
 * How a request ended.
 *
 * @param done the statements that succeeded: the first ones; of a transaction that failed they are undone
 * @param error why the next one failed, in the words of the service; null when all succeeded
 * @param process the process that served it, or 0
 */
record DataOutcome(List<Done> done, @Nullable String error, int process) {

    /**
     * A statement that succeeded.
     *
     * @param id by which its rows are asked for
     * @param rows how many rows it changed; 0 when the service does not tell
     */
    record Done(String id, boolean hasRows, long rows) {}

    /** Of no request. */
    static final DataOutcome NOTHING = new DataOutcome(List.of(), null, 0);

    /** Copies the list. */
    DataOutcome {
        done = List.copyOf(done);
    }

    static boolean ended(DescribeStatementResponse statement) {
        return switch (statement.status()) {
            case FINISHED, FAILED, ABORTED -> true;
            case SUBMITTED, PICKED, STARTED, ALL, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    static DataOutcome of(DescribeStatementResponse statement) {
        List<Done> done = new ArrayList<>();
        String error = statement.status() == StatusString.FINISHED ? null : reason(statement);
        if (statement.hasSubStatements()) {
            for (SubStatementData part : statement.subStatements()) {
                if (part.status() != StatementStatusString.FINISHED) {
                    error = part.error() == null ? error : part.error();
                    break;
                }
                done.add(new Done(part.id(), yes(part.hasResultSet()), rows(part.resultRows())));
            }
        } else if (error == null) {
            done.add(new Done(statement.id(), yes(statement.hasResultSet()), rows(statement.resultRows())));
        }
        Long process = statement.redshiftPid();
        return new DataOutcome(done, error, process == null ? 0 : process.intValue());
    }

    /** A statement that somebody has cancelled has no error of its own. */
    private static String reason(DescribeStatementResponse statement) {
        if (statement.error() != null) {
            return statement.error();
        }
        return statement.status() == StatusString.ABORTED
                ? "ERROR: canceling statement: it was cancelled"
                : "ERROR: the Data API does not say why";
    }

    private static boolean yes(@Nullable Boolean answer) {
        return answer != null && answer;
    }

    private static long rows(@Nullable Long number) {
        return number == null ? 0 : Math.max(0, number);
    }
}
