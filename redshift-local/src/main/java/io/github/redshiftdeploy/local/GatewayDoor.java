package io.github.redshiftdeploy.local;

import io.github.redshiftdeploy.local.aws.DatabaseAnswer;
import io.github.redshiftdeploy.local.aws.DatabaseDoor;
import io.github.redshiftdeploy.local.aws.DatabaseLine;
import io.github.redshiftdeploy.local.dialect.QueryHistory;
import io.github.redshiftdeploy.local.gateway.GatewayAnswer;
import io.github.redshiftdeploy.local.gateway.GatewayClient;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets the Data API in through the gateway, where all that holds for other clients holds for it. */
record GatewayDoor(GatewayClient.Way way, QueryHistory history) implements DatabaseDoor {

    @Override
    public DatabaseLine open(String user, String password, String database) throws IOException {
        return new Line(GatewayClient.login(way, user, password, database, "redshift-data"), history);
    }

    private record Line(GatewayClient client, QueryHistory history) implements DatabaseLine {
        @Override
        public int processId() {
            return client.processId();
        }

        @Override
        public DatabaseAnswer run(String sql, long most) throws IOException {
            GatewayAnswer answer = client.run(sql, most);
            return new DatabaseAnswer(
                    answer.error(),
                    columns(answer.columns()),
                    answer.rows(),
                    answer.count(),
                    answer.size(),
                    answer.complete(),
                    history.lastOf(client.processId()));
        }

        @Override
        public void cancel() throws IOException {
            client.cancel();
        }

        @Override
        public void close() throws IOException {
            client.close();
        }

        private static @Nullable List<DatabaseAnswer.Column> columns(@Nullable List<GatewayAnswer.Column> columns) {
            return columns == null
                    ? null
                    : columns.stream()
                            .map(column -> new DatabaseAnswer.Column(column.name(), column.type(), column.modifier()))
                            .toList();
        }
    }
}
