package io.github.redshiftdeploy.local.aws;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a request as it stands: a batch has up to 40.
 *
 * @param answer what the database said, once it has
 * @param error why it failed, if it did
 * @param nanos how long it ran; -1 before its end
 */
record DataPart(
        String sql,
        DataStatus status,
        @Nullable DatabaseAnswer answer,
        @Nullable String error,
        Instant created,
        Instant updated,
        long nanos) {

    static DataPart submitted(String sql, Instant now) {
        return new DataPart(sql, DataStatus.SUBMITTED, null, null, now, now, -1);
    }

    DataPart in(DataStatus next, Instant now) {
        return new DataPart(sql, next, answer, error, created, now, nanos);
    }

    DataPart answered(DatabaseAnswer said, Instant now, long ran) {
        DataStatus end = said.error() == null ? DataStatus.FINISHED : DataStatus.FAILED;
        return new DataPart(sql, end, said, said.error(), created, now, ran);
    }

    DataPart ended(DataStatus end, String why, Instant now, long ran) {
        return new DataPart(sql, end, null, why, created, now, ran);
    }

    boolean hasResultSet() {
        return status == DataStatus.FINISHED && answer != null && answer.columns() != null;
    }

    /** Returns how many rows it returned or changed; -1 when nobody knows. */
    long rows() {
        return answer == null ? -1 : answer.count();
    }

    /** Returns the bytes of its result; -1 before there is one. */
    long size() {
        return answer == null ? -1 : answer.size();
    }

    long queryId() {
        return answer == null ? 0 : answer.queryId();
    }
}
