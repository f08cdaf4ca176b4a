package io.github.redshiftdeploy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Review;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockCheckTest {

    @TempDir
    private Path folder;

    @Test
    void a_transaction_that_writes_the_connected_database_and_then_another_writes_two() throws IOException {
        assertThat(said("BEGIN; INSERT INTO orders VALUES (1); INSERT INTO archive.public.orders VALUES (1); COMMIT;"))
                .containsExactly("the transaction writes a second database: 'archive' after the connected one");
    }

    @Test
    void a_transaction_that_writes_another_database_and_then_the_connected_one_writes_two() throws IOException {
        assertThat(said("BEGIN; INSERT INTO archive.public.orders VALUES (1); INSERT INTO orders VALUES (1); COMMIT;"))
                .containsExactly("the transaction writes a second database: the connected one after 'archive'");
    }

    @Test
    void a_transaction_that_only_reads_another_database_writes_one() throws IOException {
        assertThat(said("BEGIN; INSERT INTO orders SELECT * FROM archive.public.orders; SELECT * FROM x.y.z; COMMIT;"))
                .isEmpty();
    }

    @Test
    void transactions_that_follow_each_other_may_write_a_database_each() throws IOException {
        assertThat(said("BEGIN; INSERT INTO orders VALUES (1); COMMIT; BEGIN; INSERT INTO a.b.c VALUES (1); COMMIT;"))
                .isEmpty();
        assertThat(said("INSERT INTO orders VALUES (1); INSERT INTO a.b.c VALUES (1);"))
                .isEmpty();
    }

    private List<String> said(String script) throws IOException {
        return new Review(folder)
                .script("a.sql", script).connectedTo("dev").validation().findings().stream()
                        .map(Diagnostic::message)
                        .toList();
    }
}
