package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelMapTest {

    private static final List<Integer> MANY = IntStream.range(0, 1_000).boxed().toList();

    @Test
    void answers_are_in_the_order_of_the_things_and_not_in_that_of_their_ends() throws IOException {
        CountDownLatch lastBegun = new CountDownLatch(1);

        List<String> answers = ParallelMap.map(List.of(1, 2), number -> "", number -> {
            if (number == 2) {
                lastBegun.countDown();
            } else if (Runtime.getRuntime().availableProcessors() > 1) {
                await(lastBegun);
            }
            return "answer " + number;
        });

        assertThat(answers).containsExactly("answer 1", "answer 2");
    }

    @Test
    void nothing_has_no_answers() throws IOException {
        assertThat(ParallelMap.map(List.<Integer>of(), number -> "", number -> number))
                .isEmpty();
    }

    @Test
    void a_bug_is_told_with_the_name_of_the_thing() {
        assertThatThrownBy(() -> ParallelMap.map(MANY, number -> number + ".sql", number -> 1 / (number - 7)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug showed while '7.sql' was checked")
                .hasCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_bug_in_the_only_thing_is_told_with_its_name_too() {
        assertThatThrownBy(() -> ParallelMap.map(List.of(7), number -> number + ".sql", number -> 1 / (number - 7)))
                .hasMessage("a bug showed while '7.sql' was checked");
    }

    @Test
    void what_cannot_be_read_is_told_with_its_name() {
        assertThatThrownBy(() -> ParallelMap.map(MANY, number -> number + ".sql", number -> {
                    throw new IOException("Input/output error");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("'0.sql' cannot be read: Input/output error");
    }

    @Test
    void a_file_that_is_gone_names_itself() {
        assertThatThrownBy(() -> ParallelMap.map(MANY, number -> number + ".sql", number -> {
                    throw new NoSuchFileException("sql/" + number);
                }))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage("sql/0");
    }

    @Test
    void an_interrupted_thread_does_not_wait() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> ParallelMap.map(MANY, number -> number + ".sql", number -> {
                    await(new CountDownLatch(1));
                    return number;
                }))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void await(CountDownLatch latch) throws InterruptedIOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }
}
