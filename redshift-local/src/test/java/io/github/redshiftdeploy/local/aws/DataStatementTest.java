package io.github.redshiftdeploy.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client sees of a statement while it runs. */
final class DataStatementTest {

    private static final int STATEMENTS = 1_000;
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    private static final DataLogin LOGIN = new DataLogin(
            (user, password, database) -> {
                throw new IOException("nobody logs in");
            },
            "ann",
            "secret",
            "dev",
            "arn");

    private static final DatabaseAnswer ANSWER = new DatabaseAnswer(
            null, List.of(new DatabaseAnswer.Column("a", 23, -1)), List.of(List.of("1")), 1, 1, true, 1);

    @Test
    @Timeout(60)
    void one_that_has_finished_has_its_rows() throws Exception {
        for (int number = 0; number < STATEMENTS; number++) {
            DataStatement statement = statement();
            Thread running = new Thread(() -> {
                statement.part(0, statement.parts().get(0).answered(ANSWER, NOW, 1));
                statement.end(DataStatus.FINISHED, null, NOW);
            });
            running.start();

            Map<String, Object> told = told(statement);
            while (told.get("Status") != DataStatus.FINISHED) {
                told = told(statement);
            }

            assertThat(told).containsEntry("HasResultSet", true);
            running.join();
        }
    }

    private static Map<String, Object> told(DataStatement statement) {
        Map<String, Object> members = new HashMap<>();
        statement.seenAtOnce(seen -> DataAnswers.described(seen, 0)).forEach(members::put);
        return members;
    }

    private static DataStatement statement() {
        DataRequest request = new DataRequest(true, List.of("SELECT 1"), Map.of(), false, new Parameters(Map.of()));
        return new DataStatement(Caller.user("ann"), request, LOGIN, null, NOW);
    }
}
