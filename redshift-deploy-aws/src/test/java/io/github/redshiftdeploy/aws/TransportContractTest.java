package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.redshiftdeploy.config.TransportName;
import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.Message.Command;
import io.github.redshiftdeploy.connect.Message.Kind;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.Transport.Purpose;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine relies on, whatever carries its statements. */
@ParameterizedClass
@EnumSource(TransportName.class)
class TransportContractTest {

    private static final String SCHEMA = "redshift_deploy_contract";
    private static final String T = SCHEMA + ".t";

    private final ContractTarget target = ContractTarget.get();

    @Parameter
    private TransportName transport = TransportName.JDBC;

    private @Nullable Session opened;

    @BeforeEach
    void prepare() throws TransportException {
        opened = open(Purpose.SCRIPTS);
        session()
                .send(
                        Message.transaction(List.of(
                                "DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE",
                                "CREATE SCHEMA " + SCHEMA,
                                "CREATE TABLE " + T + " (id int)")),
                        ResultListener.IGNORED);
    }

    @AfterEach
    void clear() throws TransportException {
        if (!session().alive()) {
            opened = open(Purpose.SCRIPTS);
        }
        session().send("ROLLBACK");
        session().send("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
        session().close();
    }

    @Test
    void a_transaction_is_there_when_it_is_answered() throws TransportException {
        List<Integer> answered = answered(begin(), insert(1), row("SELECT count(*) FROM " + T), commit());

        assertThat(answered).containsExactly(0, 1, 2, 3);
        assertThat(session().inTransaction()).isFalse();
        assertThat(seenByOthers()).isEqualTo("1");
    }

    @Test
    void several_transactions_go_out_in_one_message() throws TransportException {
        List<Integer> answered = answered(begin(), insert(1), commit(), begin(), insert(2), insert(3), commit());

        assertThat(answered).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(seenByOthers()).isEqualTo("3");
    }

    @Test
    void what_fails_is_told_with_its_place_and_nothing_of_its_transaction_stays() throws TransportException {
        StatementException failure = failure(
                begin(), insert(1), statement("INSERT INTO " + SCHEMA + ".nowhere VALUES (3)"), insert(4), commit());

        assertThat(failure.statement()).isEqualTo(2);
        assertThat(failure.position()).isEqualTo(13);
        assertThat(failure.executed()).isTrue();
        assertThat(session().alive()).isTrue();
        session().send("ROLLBACK");
        assertThat(session().inTransaction()).isFalse();
        assertThat(seenByOthers()).isEqualTo("0");
    }

    @Test
    void of_several_transactions_those_before_the_failure_stay() throws TransportException {
        StatementException failure = failure(
                begin(), insert(1), commit(), begin(), insert(2), statement("SELECT 1 / 0"), commit(), insert(9));

        assertThat(failure.statement()).isEqualTo(5);
        session().send("ROLLBACK");
        assertThat(seenByOthers()).isEqualTo("1");
    }

    @Test
    void a_transaction_may_stay_open_from_one_message_to_the_next() throws TransportException {
        answered(begin(), insert(1));

        assertThat(session().inTransaction()).isTrue();
        assertThat(seenByOthers()).isEqualTo("0");

        answered(insert(2), commit());

        assertThat(session().inTransaction()).isFalse();
        assertThat(seenByOthers()).isEqualTo("2");
    }

    @Test
    void one_that_failed_in_its_middle_takes_nothing_but_its_end() throws TransportException {
        answered(begin(), insert(1));
        failure(statement("SELECT 1 / 0"));

        assertThat(session().inTransaction()).isTrue();
        assertThat(failure(insert(2)).error().words()).contains("current transaction is aborted");

        session().send("ROLLBACK");

        assertThat(session().inTransaction()).isFalse();
        answered(insert(3));
        assertThat(seenByOthers()).isEqualTo("1");
    }

    @Test
    void a_script_may_begin_and_end_its_transactions_itself() throws TransportException {
        answered(statement("BEGIN"), insert(1), statement("ROLLBACK"), statement("BEGIN"), insert(2), statement("END"));

        assertThat(session().inTransaction()).isFalse();
        assertThat(seenByOthers()).isEqualTo("1");
    }

    @Test
    void what_the_server_refuses_in_a_transaction_goes_by_itself() throws TransportException {
        session().send("VACUUM " + T);

        assertThat(session().inTransaction()).isFalse();
        StatementException refused = failure(begin(), statement("VACUUM " + T), commit());
        assertThat(SqlState.of(refused.error())).isEqualTo(SqlState.NOT_IN_TRANSACTION);
    }

    @Test
    void the_end_of_a_session_ends_its_transaction() throws TransportException {
        answered(begin(), insert(1), statement("LOCK " + T));

        session().close();

        try (Session other = open(Purpose.CONTROL)) {
            other.send(Message.transaction(List.of("LOCK " + T)), ResultListener.IGNORED);
        }
        assertThat(seenByOthers()).isEqualTo("0");
    }

    @Test
    void what_a_session_sets_stays_set() throws TransportException {
        answered(statement("SET search_path TO " + SCHEMA), statement("CREATE TEMP TABLE mine (id int)"));

        answered(begin(), statement("INSERT INTO mine VALUES (1)"), statement("INSERT INTO t VALUES (1)"), commit());

        assertThat(value("SELECT count(*) FROM mine")).isEqualTo("1");
        assertThat(seenByOthers()).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "1, 1",
                "-9223372036854775808, -9223372036854775808",
                "1.50, 1.50",
                "CAST(1.5 AS double precision), 1.5",
                "CAST(100 AS double precision), 100",
                "CAST(1e20 AS double precision), 1e+20",
                "CAST(123456789012345 AS double precision), 123456789012345",
                "CAST(-0.0001 AS double precision), -0.0001",
                "CAST(-0.000012 AS double precision), -1.2e-05",
                "CAST(0 AS double precision), 0",
                "CAST(0.1 AS real), 0.1",
                "'a', a",
                "'', ``",
                "CAST('a' AS char(3)), `a  `",
                "true, t",
                "1 = 2, f",
                "NULL, ",
                "DATE '2026-11-30', 2026-11-30",
                "TIMESTAMP '2026-11-30 01:02:03.5', 2026-11-30 01:02:03.5",
                "TIME '01:02:03', 01:02:03",
                "'a:b', a:b",
                "'é✓😀', é✓😀",
            })
    void a_value_reads_as_the_server_writes_it(String expression, @Nullable String text) throws TransportException {
        List<Rows> shown = new ArrayList<>();

        session().send(message(statement("SELECT " + expression + " AS it")), showing(shown));

        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).columns()).containsExactly("it");
        assertThat(shown.get(0).rows().get(0).value(0)).isEqualTo(text);
        assertThat(value("SELECT " + expression)).isEqualTo(text);
    }

    @Test
    void of_many_rows_the_first_are_shown_and_all_are_read() throws TransportException {
        insertMany(300);
        String all = "SELECT id FROM " + T + " ORDER BY id";
        List<Rows> shown = new ArrayList<>();

        session().send(message(statement(all)), showing(shown));

        assertThat(shown.get(0).rows()).hasSize(20);
        assertThat(shown.get(0).more()).isTrue();
        assertThat(session().query(Message.alone(all)))
                .extracting(each -> each.text(0))
                .containsExactlyElementsOf(
                        IntStream.range(0, 300).mapToObj(String::valueOf).toList());
    }

    @Test
    void each_answer_of_a_message_is_told_apart() throws TransportException {
        List<String> told = new ArrayList<>();
        insertMany(3);

        session()
                .send(
                        message(
                                begin(),
                                statement("SELECT id FROM " + T + " WHERE id = 1"),
                                statement("DELETE FROM " + T + " WHERE id > 0"),
                                statement("SELECT id FROM " + T + " WHERE id > 0"),
                                commit()),
                        new ResultListener() {
                            @Override
                            public void rows(int index, Rows rows) {
                                told.add(index + " rows " + rows.rows().size());
                            }

                            @Override
                            public void done(int index, long changed) {
                                told.add(index + " changed " + changed);
                            }
                        });

        assertThat(told).containsExactly("0 changed 0", "1 rows 1", "2 changed 2", "3 rows 0", "4 changed 0");
    }

    @Test
    void each_question_of_a_message_has_its_rows() throws TransportException {
        assertThat(session().queryEach(Message.of(List.of("SELECT 1", "SET timezone TO 'UTC'", "SELECT 2, 3"))))
                .extracting(rows -> rows.get(0).values())
                .containsExactly(List.of("1"), List.of("2", "3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1 FROM nowhere_at_all | UNDEFINED_TABLE | 15",
                "SELEC 1 | SYNTAX_ERROR | 1",
                "SELECT é, 'é✓😀' FROM (SELECT 1 AS é) AS x WHERE FROM | SYNTAX_ERROR | 49",
                "CREATE TABLE redshift_deploy_contract.t (id int) | DUPLICATE_TABLE | 0",
                "CREATE SCHEMA redshift_deploy_contract | DUPLICATE_SCHEMA | 0",
                "ALTER TABLE redshift_deploy_contract.t ADD COLUMN id int | DUPLICATE_COLUMN | 0",
                "CREATE TABLE nowhere_at_all.t (id int) | UNDEFINED_SCHEMA | 14",
                "SELECT 1 / 0 | OTHER | 0",
                "SELECT CAST('x' AS int) | OTHER | 13",
                "SELECT nothing FROM redshift_deploy_contract.t | OTHER | 8",
            })
    void a_failure_has_its_state_and_place(String sql, SqlState state, int position) {
        StatementException failure = failure(statement(sql));

        assertThat(SqlState.of(failure.error()))
                .as(failure.error().wordsWithState())
                .isEqualTo(state);
        // What the server says of a place differs from release to release; where it names one, both tell it.
        assertThat(failure.position()).isIn(0, position);
        assertThat(failure.error().said()).isTrue();
        assertThat(failure.error().message()).doesNotContain("Position:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'a;b' -- ; and nothing behind it",
                "SELECT /* ; */ 'a;b'",
                "SELECT $$a;b$$",
                "SELECT 'a;b' AS \"a;b:c\"",
                "SELECT\n'a;b'\n",
            })
    void a_statement_arrives_as_it_stands(String sql) throws TransportException {
        assertThat(value(sql)).isEqualTo("a;b");
    }

    @Test
    void a_long_statement_arrives_whole() throws TransportException {
        int length = 190_000;

        assertThat(value("SELECT length('" + "x".repeat(60_000) + "') /*" + "y".repeat(length - 60_000) + "*/"))
                .isEqualTo("60000");
    }

    @Test
    void the_process_that_serves_a_session_is_known() throws TransportException {
        assertThat(value("SELECT pg_backend_pid()")).isEqualTo(session().id().toString());
    }

    @Test
    void a_statement_that_is_cancelled_fails_and_its_transaction_can_be_rolled_back() throws Exception {
        try (Session holder = open(Purpose.CONTROL)) {
            holder.send(Message.beginning(List.of("LOCK " + T)), ResultListener.IGNORED);
            answered(begin(), statement("CREATE TABLE " + SCHEMA + ".other (id int)"));
            AtomicBoolean ended = new AtomicBoolean();
            Thread canceller = new Thread(() -> cancelUntil(ended));
            canceller.start();

            StatementException failure = failure(insert(1));
            ended.set(true);
            canceller.join();

            assertThat(SqlState.of(failure.error())).isEqualTo(SqlState.CANCELLED);
            assertThat(session().alive()).isTrue();
            assertThat(session().inTransaction()).isTrue();
            session().send("ROLLBACK");
            holder.send("ROLLBACK");
        }
        answered(insert(2));
        assertThat(seenByOthers()).isEqualTo("1");
    }

    /** It may not run yet when it is cancelled for the first time. */
    private void cancelUntil(AtomicBoolean ended) {
        while (!ended.get()) {
            try {
                session().cancel();
            } catch (TransportException e) {
                // It has ended in this moment.
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    @Test
    void a_session_whose_process_is_ended_is_over() throws Exception {
        String process = value("SELECT pg_backend_pid()");
        answered(begin(), insert(1));
        try (Session other = open(Purpose.CONTROL)) {
            other.send("SELECT pg_terminate_backend(" + process + ")");
        }

        StatementException failure = failure(insert(2));

        assertThat(SqlState.endsSession(failure.error()))
                .as(failure.error().wordsWithState())
                .isTrue();
        assertThat(session().alive()).isFalse();
        assertThat(seenByOthers()).isEqualTo("0");
    }

    @Test
    void the_session_beside_the_scripts_shows_utc_and_none_is_another() throws TransportException {
        try (Session control = open(Purpose.CONTROL)) {
            assertThat(control.query(Message.alone("SHOW timezone")).get(0).text(0))
                    .isEqualTo("UTC");
            assertThat(control.id()).isNotEqualTo(session().id());
        }
    }

    @Test
    void a_session_begins_as_its_user_wants_it() throws TransportException {
        Map<String, String> wanted = Map.of("initSql", "SET search_path TO " + SCHEMA, "queryGroup", "ours");
        try (Session other = target.open(transport, Purpose.SCRIPTS, wanted)) {
            assertThat(other.query(Message.alone("SHOW search_path")).get(0).text(0))
                    .isEqualTo(SCHEMA);
            assertThat(other.query(Message.alone("SHOW query_group")).get(0).text(0))
                    .isEqualTo("ours");
        }
    }

    @Test
    void it_does_not_begin_when_that_fails() {
        assertThatExceptionOfType(DiagnosticException.class)
                .isThrownBy(() -> target.open(transport, Purpose.SCRIPTS, Map.of("initSql", "SELECT 1 / 0")))
                .withMessageContaining("initSql");
    }

    @Test
    void a_statement_that_runs_too_long_is_ended_by_the_server() throws TransportException {
        try (Session holder = open(Purpose.CONTROL);
                Session hasty = target.open(transport, Purpose.SCRIPTS, Map.of("statementTimeout", "500ms"))) {
            holder.send(Message.beginning(List.of("LOCK " + T)), ResultListener.IGNORED);

            StatementException failure = Objects.requireNonNull(catchThrowableOfType(
                    StatementException.class, () -> hasty.send("INSERT INTO " + T + " VALUES (1)")));

            assertThat(SqlState.of(failure.error())).isEqualTo(SqlState.CANCELLED);
            assertThat(hasty.alive()).isTrue();
        }
    }

    @Test
    void what_was_sent_is_counted() throws TransportException {
        long before = session().messages();

        answered(begin(), insert(1), insert(2), commit());

        assertThat(session().messages() - before).isEqualTo(1);
    }

    private Session session() {
        return Objects.requireNonNull(opened);
    }

    private Session open(Purpose purpose) throws TransportException {
        return target.open(transport, purpose, Map.of());
    }

    private @Nullable String value(String sql) throws TransportException {
        return session().query(Message.alone(sql)).get(0).value(0);
    }

    private String seenByOthers() throws TransportException {
        try (Session other = open(Purpose.CONTROL)) {
            return other.query(Message.alone("SELECT count(*) FROM " + T))
                    .get(0)
                    .text(0);
        }
    }

    private void insertMany(int count) throws TransportException {
        String values = IntStream.range(0, count)
                .mapToObj(id -> "(" + id + ")")
                .reduce((before, next) -> before + ", " + next)
                .orElseThrow();
        session().send("INSERT INTO " + T + " VALUES " + values);
    }

    private List<Integer> answered(Command... commands) throws TransportException {
        List<Integer> answered = new ArrayList<>();
        session().send(message(commands), new ResultListener() {
            @Override
            public void rows(int index, Rows rows) {
                answered.add(index);
            }

            @Override
            public void done(int index, long changed) {
                answered.add(index);
            }
        });
        return answered;
    }

    private StatementException failure(Command... commands) {
        return Objects.requireNonNull(
                catchThrowableOfType(StatementException.class, () -> answered(commands)), "it did not fail");
    }

    private static ResultListener showing(List<Rows> shown) {
        return new ResultListener() {
            @Override
            public void rows(int index, Rows rows) {
                shown.add(rows);
            }
        };
    }

    private static Message message(Command... commands) {
        return new Message(Stream.of(commands).toList());
    }

    private static Command begin() {
        return new Command(Kind.BEGIN, "BEGIN");
    }

    private static Command insert(int id) {
        return statement("INSERT INTO " + T + " VALUES (" + id + ")");
    }

    private static Command statement(String sql) {
        return new Command(Kind.STATEMENT, sql);
    }

    private static Command row(String sql) {
        return new Command(Kind.ROW, sql);
    }

    private static Command commit() {
        return new Command(Kind.COMMIT, "COMMIT");
    }
}
