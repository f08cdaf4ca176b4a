package io.github.redshiftdeploy.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.fault.Fault.Place;
import io.github.redshiftdeploy.testkit.wire.Fate;
import io.github.redshiftdeploy.testkit.wire.Fate.Portion;
import io.github.redshiftdeploy.testkit.wire.Judge;
import io.github.redshiftdeploy.testkit.wire.Message;
import io.github.redshiftdeploy.testkit.wire.Message.Direction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the proxy does to a connection, seen from both of its ends. */
final class WireTest {
    private static final String INSERT = "INSERT INTO wire.t VALUES (1)";

    @TempDir
    private Path folder;

    private Lane lane;

    @BeforeEach
    void openALane() throws Exception {
        Warehouse.fresh("wire");
        Warehouse.run("CREATE TABLE wire.t (id int)");
        lane = Lane.open("wire_lane", folder, Scenario.read(Path.of("")), Warehouse.local());
        ServerErrors.install(lane.database());
    }

    @AfterEach
    void closeTheLane() throws Exception {
        lane.close();
    }

    @Test
    void messages_of_all_connections_are_numbered_together_in_both_directions() throws Exception {
        ConcurrentLinkedQueue<Message> seen = new ConcurrentLinkedQueue<>();
        lane.proxy().begin(message -> {
            seen.add(message);
            return Fate.PASSES;
        });

        try (Connection one = lane.cluster().connect();
                Connection two = lane.cluster().connect()) {
            execute(one, INSERT);
            execute(two, INSERT);
        }

        assertThat(seen).extracting(Message::number).first().isEqualTo(1);
        assertThat(seen).extracting(Message::number).isSorted().doesNotHaveDuplicates();
        assertThat(seen).extracting(Message::connection).contains(1, 2);
        assertThat(seen).extracting(Message::type).contains(Message.UNTYPED, 'p', 'Q', 'R', 'K', 'C', 'Z');
        assertThat(seen).filteredOn(message -> message.query().isPresent()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(lane.proxy().backends()).hasSize(2);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void a_wait_for_an_answer_is_a_round_trip() throws Exception {
        try (Connection connection = lane.cluster().connect();
                Statement statement = connection.createStatement()) {
            int before = lane.proxy().roundTrips();

            statement.execute(INSERT);
            statement.execute(INSERT + "; " + INSERT);

            assertThat(lane.proxy().roundTrips() - before).isEqualTo(2);
        }
    }

    @Test
    void a_message_that_is_cut_off_does_not_arrive() throws Exception {
        for (Portion portion : List.of(Portion.NOTHING, Portion.HALF)) {
            assertThatThrownBy(() -> insertUnder(atInsert(Fate.cut(portion)))).isInstanceOf(SQLException.class);

            lane.calm();
            assertThat(rows()).isZero();
        }
    }

    @Test
    void the_database_goes_on_with_what_it_has_received() throws Exception {
        assertThatThrownBy(() -> insertUnder(atInsert(Fate.cut(Portion.ALL)))).isInstanceOf(SQLException.class);

        lane.calm();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void a_half_open_connection_ends_for_the_client_only() throws Exception {
        assertThatThrownBy(() -> insertUnder(atInsert(Fate.halfOpen(Portion.NOTHING))))
                .isInstanceOf(SQLException.class);

        assertThat(sessions()).isEqualTo(1);
        lane.calm();
        assertThat(sessions()).isZero();
        assertThat(rows()).isZero();
    }

    @Test
    void nobody_hears_of_a_frozen_connection_any_more() throws Exception {
        CompletableFuture<Void> insertion = CompletableFuture.runAsync(() -> {
            try {
                insertUnder(atInsert(Fate.frozen()));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThatThrownBy(() -> insertion.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(sessions()).isEqualTo(1);
        lane.calm();
        assertThatThrownBy(() -> insertion.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        assertThat(rows()).isZero();
    }

    @Test
    void a_late_message_arrives() throws Exception {
        long begun = System.nanoTime();

        insertUnder(atInsert(Fate.late(Duration.ofMillis(100))));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(100));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void all_connections_meet_the_same_end() throws Exception {
        lane.proxy().begin(atInsert(Fate.cut(Portion.NOTHING).forAll()));

        try (Connection one = lane.cluster().connect();
                Connection two = lane.cluster().connect()) {
            assertThatThrownBy(() -> execute(one, INSERT)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> execute(two, "SELECT 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void what_lingers_arrives_when_the_client_has_gone() throws Exception {
        assertThatThrownBy(() -> insertUnder(atInsert(Fate.lingering(Duration.ofSeconds(1)))))
                .isInstanceOf(SQLException.class);

        assertThat(rows()).isZero();
        assertThat(lane.proxy().lingers()).isTrue();
        lane.proxy().begin(message -> Fate.PASSES);
        lane.calm();
        assertThat(rows()).isEqualTo(1);
        assertThat(sessions()).isZero();
    }

    @Test
    void a_way_that_drops_everything_leaves_the_other_way_open() throws Exception {
        AtomicBoolean sent = new AtomicBoolean();
        CompletableFuture<Void> insertion = CompletableFuture.runAsync(() -> {
            try {
                insertUnder(message -> {
                    if (message.query().orElse("").contains(INSERT)) {
                        sent.set(true);
                    }
                    return sent.get() && message.direction() == Direction.TO_CLIENT ? Fate.dropped() : Fate.PASSES;
                });
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        Warehouse.await("the server has what was sent", () -> rows() == 1);

        assertThatThrownBy(() -> insertion.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        lane.calm();
        assertThatThrownBy(insertion::get).isInstanceOf(ExecutionException.class);
    }

    @Test
    void a_shut_proxy_lets_nobody_in() throws Exception {
        lane.proxy().begin(message -> Fate.PASSES);
        lane.proxy().shut(Duration.ofMinutes(1));

        assertThatThrownBy(() -> lane.cluster().connect()).isInstanceOf(SQLException.class);
    }

    @Test
    void servers_errors_are_real_errors_of_a_session() throws Exception {
        for (Fault.Kind kind : Fault.Kind.values()) {
            if (kind.place() == Place.STATEMENT) {
                int rows = rows();
                Fault fault = Fault.of(kind, statementsOfALogin() + 3);

                assertThatThrownBy(() -> insertUnder(Mischief.of(fault)))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo(kind.sqlState()));

                lane.calm();
                assertThat(rows()).as("%s in a transaction", kind).isEqualTo(rows);
            }
        }
    }

    private int statementsOfALogin() throws SQLException {
        Mischief none = Mischief.none();
        lane.proxy().begin(none);
        lane.cluster().connect().close();
        return none.statements().size();
    }

    private static Judge atInsert(Fate fate) {
        return message -> message.query().filter(text -> text.contains(INSERT)).isPresent() ? fate : Fate.PASSES;
    }

    private void insertUnder(Judge judge) throws SQLException {
        lane.proxy().begin(judge);
        try (Connection connection = lane.cluster().connect()) {
            execute(connection, "BEGIN; " + INSERT + "; SELECT 1; COMMIT");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int rows() throws SQLException {
        return Warehouse.query("SELECT id FROM wire.t").size();
    }

    private int sessions() throws SQLException {
        String pids =
                lane.proxy().backends().stream().map(Object::toString).reduce("0", (all, pid) -> all + ", " + pid);
        return lane.database()
                .column("SELECT pid FROM pg_stat_activity WHERE pid IN (" + pids + ")")
                .size();
    }
}
