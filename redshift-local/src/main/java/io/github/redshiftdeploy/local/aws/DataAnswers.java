package io.github.redshiftdeploy.local.aws;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells about statements in the members of the Data API's answers. */
final class DataAnswers {

    private DataAnswers() {}

    /** Returns the answer to who submitted a statement. */
    static Fields submitted(DataStatement statement, boolean waited) {
        Fields answer =
                origin(Fields.of("Id", statement.id()).with("CreatedAt", seconds(statement.created())), statement);
        if (!waited) {
            return answer;
        }
        return answer.with("Status", statement.status())
                .with("HasResultSet", hasResultSet(statement.parts()))
                .with("RedshiftPid", statement.processId());
    }

    /** Returns all that is known of a statement, or of one of a batch. */
    static Fields described(DataStatement statement, int part) {
        List<DataPart> parts = statement.parts();
        Fields answer = origin(
                Fields.of("Id", statement.id())
                        .with("CreatedAt", seconds(statement.created()))
                        .with("UpdatedAt", seconds(statement.updated()))
                        .with("RedshiftPid", statement.processId())
                        .with("ResultFormat", statement.request().csv() ? "CSV" : "JSON"),
                statement);
        statement.request().parameters().text("ExecutionMode").ifPresent(mode -> answer.with("ExecutionMode", mode));
        if (part > 0) {
            part(answer, parts.get(part - 1), statement.id() + ":" + part);
            return answer;
        }
        if (!statement.request().batch()) {
            part(answer, parts.get(0), statement.id());
        } else {
            answer.with("HasResultSet", hasResultSet(parts))
                    .with("RedshiftQueryId", 0)
                    .with("ResultRows", -1)
                    .with("ResultSize", -1)
                    .with("SubStatements", subStatements(statement, parts));
        }
        answer.with("Duration", statement.nanos()).with("Status", statement.status());
        String error = statement.error();
        return error == null ? answer : answer.with("Error", error);
    }

    /** Returns what a list of statements says of one. */
    static Fields listed(DataStatement statement) {
        Fields answer = Fields.of("Id", statement.id())
                .with("StatementName", statement.request().name())
                .with("Status", statement.status())
                .with("CreatedAt", seconds(statement.created()))
                .with("UpdatedAt", seconds(statement.updated()))
                .with("IsBatchStatement", statement.request().batch())
                .with("ResultFormat", statement.request().csv() ? "CSV" : "JSON");
        statement.origin().secret().ifPresent(arn -> answer.with("SecretArn", arn));
        DataSession session = statement.session();
        if (session != null) {
            answer.with("SessionId", session.id());
        }
        List<String> sqls = statement.request().sqls();
        return statement.request().batch()
                ? answer.with("QueryStrings", sqls)
                : answer.with("QueryString", sqls.get(0));
    }

    static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }

    private static Fields origin(Fields answer, DataStatement statement) {
        DataRequest origin = statement.origin();
        origin.cluster().ifPresent(name -> answer.with("ClusterIdentifier", name));
        origin.workgroup().ifPresent(name -> answer.with("WorkgroupName", name));
        origin.secret().ifPresent(arn -> answer.with("SecretArn", arn));
        origin.databaseUser().ifPresent(user -> answer.with("DbUser", user));
        if (origin.databaseUser().isEmpty() && origin.secret().isEmpty()) {
            answer.with("DbUser", statement.login().user());
        }
        answer.with("Database", statement.login().database());
        DataSession session = statement.session();
        return session == null ? answer : answer.with("SessionId", session.id());
    }

    private static List<Fields> subStatements(DataStatement statement, List<DataPart> parts) {
        List<Fields> all = new ArrayList<>();
        for (DataPart part : parts) {
            Fields fields = Fields.of("CreatedAt", seconds(part.created())).with("UpdatedAt", seconds(part.updated()));
            part(fields, part, statement.id() + ":" + (all.size() + 1));
            all.add(fields);
        }
        return all;
    }

    private static void part(Fields answer, DataPart part, String id) {
        answer.with("Id", id)
                .with("QueryString", part.sql())
                .with("Status", part.status())
                .with("Duration", part.nanos())
                .with("HasResultSet", part.hasResultSet())
                .with("RedshiftQueryId", part.queryId())
                .with("ResultRows", part.rows())
                .with("ResultSize", part.size());
        String error = part.error();
        if (error != null) {
            answer.with("Error", error);
        }
    }

    private static boolean hasResultSet(List<DataPart> parts) {
        return parts.stream().anyMatch(DataPart::hasResultSet);
    }
}
