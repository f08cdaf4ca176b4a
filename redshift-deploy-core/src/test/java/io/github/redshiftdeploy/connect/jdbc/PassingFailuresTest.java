package io.github.redshiftdeploy.connect.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Proxied;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.testkit.wire.Fate;
import io.github.redshiftdeploy.testkit.wire.Fate.Portion;
import io.github.redshiftdeploy.testkit.wire.Judge;
import io.github.redshiftdeploy.testkit.wire.Message.Direction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be gone a moment later is tried again, wherever in the making of a connection it shows. */
final class PassingFailuresTest {

    @TempDir
    private Path root;

    private Proxied proxied;
    private Project project;

    @BeforeEach
    void aProxy() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id int)");
        proxied = Proxied.in(root);
        project = new Project(root, proxied.cluster()).script("1.sql", "INSERT INTO lab.done VALUES (1);");
    }

    @AfterEach
    void close() throws IOException {
        proxied.close();
    }

    /** Where in the making of a connection it breaks. */
    enum Moment {
        TLS('-'),
        LOGIN('p'),
        SET_UP('Q');

        private final char type;

        Moment(char type) {
            this.type = type;
        }

        /** The first connections end there. */
        private Judge breaks(int connections, Fate fate) {
            Set<Integer> broken = ConcurrentHashMap.newKeySet();
            return message -> {
                boolean here = message.direction() == Direction.TO_SERVER && message.type() == type;
                return here && message.connection() <= connections && broken.add(message.connection())
                        ? fate
                        : Fate.PASSES;
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_that_is_reset_while_it_is_made_is_made_again(Moment moment) throws Exception {
        proxied.proxy().begin(moment.breaks(2, Fate.cut(Portion.NOTHING)));

        project.succeed();

        assertThat(project.log()).anyMatch(line -> line.contains("; try 2 of 4 in "));
        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_that_hears_nothing_while_it_is_made_is_made_again(Moment moment) throws Exception {
        project.set("connectTimeout", "2s");
        proxied.proxy().begin(moment.breaks(2, Fate.frozen()));

        project.succeed();

        assertThat(project.log())
                .anyMatch(line -> line.contains("no answer from") && line.contains("; try 2 of 4 in "));
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_that_never_hears_anything_is_given_up_in_time_and_nobodys_settings_are_blamed(Moment moment)
            throws Exception {
        project.set("connectTimeout", "1s").set("connectRetries", "1");
        proxied.proxy().begin(moment.breaks(Integer.MAX_VALUE, Fate.frozen()));

        Instant begun = Instant.now();
        String failure = project.failure();

        assertThat(failure).startsWith("error[RS4001]: no answer from ");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void the_connection_that_takes_the_place_of_a_lost_one_is_made_again_too() throws Exception {
        AtomicInteger lost = new AtomicInteger(3);
        Set<Integer> before = ConcurrentHashMap.newKeySet();
        proxied.proxy().begin(message -> {
            boolean deploys =
                    message.query().filter(sql -> sql.contains("lab.done")).isPresent();
            if (deploys && lost.compareAndSet(3, 2)) {
                return Fate.cut(Portion.ALL);
            }
            boolean logsIn = message.direction() == Direction.TO_SERVER && message.type() == 'p';
            if (logsIn && lost.get() < 3 && before.add(message.connection()) && lost.getAndDecrement() > 0) {
                return Fate.cut(Portion.NOTHING);
            }
            return Fate.PASSES;
        });

        project.succeed();

        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
        assertThat(project.log()).anyMatch(line -> line.contains("; try 3 of 4 in "));
    }
}
