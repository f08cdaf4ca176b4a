package io.github.redshiftdeploy.aws.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.aws.fault.BuggyClient.Bug;
import io.github.redshiftdeploy.aws.fault.RequestFault.Kind;
import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.ServerError;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.Transport;
import io.github.redshiftdeploy.connect.Transport.Purpose;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.local.aws.AwsFate;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import io.github.redshiftdeploy.testkit.fault.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The harness sees what it is there to see: a client with a bug of each kind to which a way over requests invites is
 * found out by a fault that one without it survives.
 */
final class PlantedBugTest {
    private static final SharedStandIn<RedshiftLocal> LOCAL = new SharedStandIn<>(
            () -> RedshiftLocal.in(SharedStandIn.emptied(SharedStandIn.folder("data-planted-local")))
                    .start());

    private static final Way USUAL = new Way("usual", false, Map.of());
    private static final Way LONG = new Way("long", false, Map.of());

    @TempDir
    private Path folder;

    private Lane lane;

    @BeforeEach
    void open() throws Exception {
        LOCAL.get().aws().data().quotas(false);
        lane = Lane.open("planted", folder, Path.of("src/test/resources/fault"), LOCAL.get(), List.of("usual", "long"));
        LOCAL.get()
                .aws()
                .judge((operation, key, body) ->
                        key.equals(lane.accessKey()) ? lane.judge(operation, body) : AwsFate.PASSES);
    }

    @AfterEach
    void close() throws Exception {
        lane.close();
    }

    @Test
    void a_client_that_sends_an_unanswered_request_again_under_a_new_name_is_found_out() throws Exception {
        Bug bug = (session, transport, message, answers) -> {
            try {
                session.sound().send(message, answers);
            } catch (StatementException e) {
                if (SqlState.of(e.error()) != SqlState.CONNECTION) {
                    throw e;
                }
                session.goOnIn(another(transport, e));
                session.sound().send(message, answers);
            }
        };

        assertFound(
                USUAL, "VALUES ('050', 1)", bug, List.of(Kind.LISTS_LOST, Kind.ANSWER_LOST), "050:1 is there 2 times");
    }

    @Test
    void a_client_that_calls_an_unanswered_request_refused_is_found_out() throws Exception {
        Bug bug = (session, transport, message, answers) -> {
            try {
                session.sound().send(message, answers);
            } catch (StatementException e) {
                session.pretend();
                throw new StatementException(new ServerError(null, "refused"), null, e.statement(), 0, true);
            }
        };

        assertFound(USUAL, "VALUES ('050', 1)", bug, List.of(Kind.POLLS_CUT), " is not committed");
    }

    @Test
    void a_client_that_takes_silence_for_success_is_found_out() throws Exception {
        Bug bug = (session, transport, message, answers) -> {
            try {
                session.sound().send(message, answers);
            } catch (StatementException e) {
                for (int index = e.statement(); index < message.commands().size(); index++) {
                    answers.done(index, 1);
                }
                session.goOnIn(another(transport, e));
            }
        };

        assertFound(USUAL, "VALUES ('050', 1)", bug, List.of(Kind.UNREACHABLE), "050:1 is not there");
    }

    @Test
    void a_client_that_goes_on_in_a_new_session_is_found_out() throws Exception {
        Bug bug = (session, transport, message, answers) -> {
            try {
                session.sound().send(message, answers);
            } catch (StatementException e) {
                session.goOnIn(another(transport, e));
                session.sound()
                        .send(
                                new Message(message.commands()
                                        .subList(
                                                e.statement(),
                                                message.commands().size())),
                                answers);
            }
        };

        assertFound(LONG, "VALUES ('030', 20)", bug, List.of(Kind.SESSION_EXPIRED), "030:1 is not there");
    }

    private static Session another(Transport transport, StatementException problem) throws StatementException {
        try {
            return transport.open(Purpose.SCRIPTS);
        } catch (TransportException e) {
            throw problem;
        }
    }

    /**
     * Lets faults befall the request with a text in it, and compares what is found of a client with and without a bug.
     * How many requests ask whether a statement has ended is a matter of time, so that the one that is meant has
     * another number now and then: those beside it are tried too.
     */
    private void assertFound(Way way, String text, Bug bug, List<Kind> kinds, String problem) throws Exception {
        Undisturbed undisturbed = Undisturbed.in(lane, way);
        int number = undisturbed.numberOf(text);
        StringBuilder found = new StringBuilder();
        for (int at : List.of(number, number + 1, number - 1, number + 2, number - 2)) {
            List<RequestFault> faults = kinds.stream()
                    .map(kind -> new RequestFault(kind, at, false, 6))
                    .toList();
            lane.client(route -> route);
            Verdict<RequestFault> sound = new Trial(lane, undisturbed, faults).run();
            lane.client(route -> new BuggyClient(route, bug));
            Verdict<RequestFault> planted = new Trial(lane, undisturbed, faults).run();

            assertThat(sound.problems()).isEmpty();
            found.append(String.join("\n", planted.problems())).append('\n');
            if (found.indexOf(problem) >= 0) {
                break;
            }
        }
        assertThat(found.toString()).contains(problem);
    }
}
