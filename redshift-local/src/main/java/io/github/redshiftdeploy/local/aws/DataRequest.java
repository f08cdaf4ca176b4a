package io.github.redshiftdeploy.local.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ExecuteStatement} and {@code BatchExecuteStatement} ask for.
 *
 * @param sqls the statements, of which a batch may have several
 * @param values those that stand for {@code :name}, by name
 * @param autoCommit whether each statement of a batch is a transaction of its own
 * @param parameters everything as it came
 */
record DataRequest(
        boolean batch, List<String> sqls, Map<String, String> values, boolean autoCommit, Parameters parameters) {

    Optional<String> cluster() {
        return parameters.text("ClusterIdentifier");
    }

    Optional<String> workgroup() {
        return parameters.text("WorkgroupName");
    }

    Optional<String> database() {
        return parameters.text("Database");
    }

    Optional<String> databaseUser() {
        return parameters.text("DbUser");
    }

    Optional<String> secret() {
        return parameters.text("SecretArn");
    }

    Optional<String> session() {
        return parameters.text("SessionId");
    }

    Optional<Integer> keepAliveSeconds() {
        return parameters.text("SessionKeepAliveSeconds").map(Integer::valueOf);
    }

    String name() {
        return parameters.text("StatementName").orElse("");
    }

    Optional<String> token() {
        return parameters.text("ClientToken");
    }

    boolean csv() {
        return parameters.text("ResultFormat").filter("CSV"::equals).isPresent();
    }

    /** Returns how many characters its statements have. */
    long length() {
        return sqls.stream().mapToLong(String::length).sum();
    }

    Operation operation() {
        return batch ? Operation.BATCH_EXECUTE_STATEMENT : Operation.EXECUTE_STATEMENT;
    }

    /** Returns whether all of it is one transaction that the Data API begins and ends. */
    boolean transaction() {
        return batch && !autoCommit;
    }
}
