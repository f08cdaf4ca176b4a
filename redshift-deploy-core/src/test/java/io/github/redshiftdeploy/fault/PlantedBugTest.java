package io.github.redshiftdeploy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.fault.Fault.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The harness sees what it is there to see. The bug is planted on the way: what the deployer sends is changed so that a
 * script's row in the history is written behind the script's COMMIT and not before it.
 */
final class PlantedBugTest {
    private static final Pattern ROW = Pattern.compile("^INSERT INTO \\S*script\\b.*", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void a_history_row_outside_of_the_transaction_is_found_out() throws Exception {
        List<Verdict> sound = new ArrayList<>();
        List<Verdict> planted = new ArrayList<>();
        try (Lane lane = Lane.open("planted", folder, Scenario.read(Path.of("")), Warehouse.local())) {
            ServerErrors.install(lane.database());
            lane.prepare();
            Undisturbed undisturbed = Undisturbed.in(lane, false, Map.of());
            for (int row : rows(undisturbed.statements())) {
                List<Fault> before = List.of(Fault.of(Kind.DIVISION, row));
                List<Fault> behind = List.of(Fault.of(Kind.DIVISION, row + 1));
                sound.add(new Trial(lane, undisturbed, before, Map.of()).run());
                planted.add(new Trial(lane, undisturbed, behind, Map.of(), PlantedBugTest::rowBehindCommit).run());
            }
        }

        assertThat(sound)
                .hasSizeGreaterThan(5)
                .allMatch(verdict -> verdict.problems().isEmpty());
        assertThat(planted).noneMatch(verdict -> verdict.problems().isEmpty());
        assertThat(String.join("\n", planted.get(0).problems()))
                .contains("it says that 030:2 is not committed", "030:2 is there 2 times");
    }

    /** Returns the numbers of those rows of the history that are followed by a COMMIT of the script. */
    private static List<Integer> rows(List<String> statements) {
        List<Integer> rows = new ArrayList<>();
        for (int index = 1; index + 1 < statements.size(); index++) {
            if (isPlace(statements, index) && statements.get(index - 1).contains("INSERT INTO planted.done")) {
                rows.add(index + 1);
            }
        }
        return rows;
    }

    private static boolean isPlace(List<String> statements, int index) {
        return ROW.matcher(statements.get(index)).matches()
                && statements.get(index + 1).equals("COMMIT");
    }

    private static String rowBehindCommit(String text) {
        Statements statements = Statements.of(text);
        String changed = text;
        for (int index = 0; index + 1 < statements.size(); index++) {
            if (isPlace(statements.texts(), index)) {
                changed = statements.swapped(index);
                statements = Statements.of(changed);
                index++;
            }
        }
        return changed;
    }
}
