package io.github.redshiftdeploy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.fault.Fault.Kind;
import io.github.redshiftdeploy.testkit.fault.Evidence;
import io.github.redshiftdeploy.testkit.fault.Piece;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several scripts are on their way at once, and still nothing behind a statement that fails ever runs. */
final class NothingAfterTest {
    private static final Pattern MARKER =
            Pattern.compile("^/\\* redshift-deploy .*?script=sql/(\\S+) statement=(\\d+) ");

    @TempDir
    private Path folder;

    @Test
    void each_statement_may_fail_and_exactly_what_precedes_it_is_there() throws Exception {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        try (Lane lane = Lane.open("nothing_after", folder, Scenario.read(Path.of("")), Warehouse.local())) {
            ServerErrors.install(lane.database());
            lane.prepare();
            Undisturbed undisturbed = Undisturbed.in(lane, false, Map.of());
            for (int number = 1; number <= undisturbed.statements().size(); number++) {
                Matcher marker = MARKER.matcher(undisturbed.statements().get(number - 1));
                if (marker.find()) {
                    tried++;
                    wrong.addAll(
                            failing(lane, undisturbed, number, marker.group(1), Integer.parseInt(marker.group(2))));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(40);
    }

    private static List<String> failing(Lane lane, Undisturbed undisturbed, int number, String script, int statement)
            throws Exception {
        lane.reset(false);
        Mischief mischief = Mischief.of(Fault.of(Kind.DIVISION, number));
        lane.proxy().begin(mischief);
        Attempt attempt = Attempt.at(lane.release(Map.of()));
        lane.calm();
        Set<String> expected = expected(lane, undisturbed, script, statement);
        Set<String> found = new TreeSet<>(lane.evidence().keySet());
        String what = script + ":" + statement;
        List<String> wrong = new ArrayList<>();
        if (attempt.succeeded() || !mischief.remaining().isEmpty()) {
            wrong.add(what + " did not fail");
        }
        if (!found.equals(expected)) {
            wrong.add(what + " failed, and there is " + found + " instead of " + expected);
        }
        return wrong;
    }

    private static Set<String> expected(Lane lane, Undisturbed undisturbed, String script, int failing) {
        Set<String> expected = new TreeSet<>(undisturbed.visible().keySet());
        boolean after = false;
        for (Piece piece : lane.scenario().release()) {
            boolean here = piece.name().equals(script);
            int committed = after ? 0 : here ? piece.committedBefore(failing) : piece.statements();
            for (int statement = committed + 1; statement <= piece.statements(); statement++) {
                expected.remove(Evidence.key(piece, statement));
            }
            after |= here;
        }
        return expected;
    }
}
