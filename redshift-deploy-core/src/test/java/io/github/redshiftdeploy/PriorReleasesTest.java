package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.config.ReleasePart;
import io.github.redshiftdeploy.history.DeploymentKind;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.DeploymentState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which release the next one goes on with: one that is done must never be, or scripts would be skipped. */
class PriorReleasesTest {

    private static final List<String> TARGETS = List.of("a", "b");

    /**
     * A deployment is a minute, the last digit of its release or {@code -} for one alone, how it ended, and how many of
     * the release were left; {@code ?} is a target that could not be asked.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing was deployed | | | ",
                "all is done | 1 1 succeeded 0 | 2 1 succeeded 0 | ",
                "the second was not begun | 1 1 succeeded 0 | | 1",
                "the second has failed | 1 1 succeeded 0 | 2 1 failed 0 | 1",
                "the second was cut off | 1 1 succeeded 0 | 2 1 running 0 | 1",
                "a leg is left | 1 1 succeeded 1 | 2 1 succeeded 0 | 1",
                "all legs are done | 1 1 succeeded 1, 3 1 succeeded 0 | 2 1 succeeded 0 | ",
                "what changed meanwhile failed where all was done | 1 1 succeeded 0, 3 1 failed 0 | 4 1 succeeded 0 | 1",
                "one cannot be asked, and the other is done | ? | 2 1 succeeded 0 | ",
                "one cannot be asked, and the other has failed | ? | 2 1 failed 0 | 1",
                "the second was deployed to alone afterwards | 1 1 succeeded 0 | 2 1 failed 0, 3 - succeeded 0 | ",
                "the second was deployed to alone before | 2 1 succeeded 0 | 1 - succeeded 0 | 1",
                "the second was deployed to alone in vain | 1 1 succeeded 0 | 2 - failed 0 | 1",
                "in another order all was done | 1 1 succeeded 0, 4 - succeeded 0 | 2 1 failed 0, 3 - succeeded 0 | ",
                "two at once are both done | 1 1 succeeded 0, 2 2 succeeded 0 | 3 2 succeeded 0, 4 1 succeeded 0 | ",
                "the newer one has the smaller id | 1 2 succeeded 0, 3 1 succeeded 0 | 2 2 succeeded 0 | 1",
            })
    void the_last_release_goes_on_when_some_of_it_is_left(
            String what, @Nullable String a, @Nullable String b, @Nullable String goesOn) {
        Map<String, List<DeploymentRow>> last = new LinkedHashMap<>();
        last.put("a", rows(a));
        last.put("b", rows(b));
        last.entrySet().removeIf(entry -> "?".equals(entry.getKey().equals("a") ? a : b));

        assertThat(new PriorReleases(TARGETS, last).unfinished())
                .as(what)
                .isEqualTo(Optional.ofNullable(goesOn).map(PriorReleasesTest::id));
    }

    /** The newest first. */
    private static List<DeploymentRow> rows(@Nullable String rows) {
        if (rows == null || rows.equals("?")) {
            return List.of();
        }
        List<DeploymentRow> read = Stream.of(rows.split(", ", -1))
                .map(row -> row(Arrays.asList(row.split(" ", -1))))
                .toList();
        return Stream.iterate(read.size() - 1, i -> i >= 0, i -> i - 1)
                .map(read::get)
                .toList();
    }

    private static DeploymentRow row(List<String> words) {
        ReleasePart part = words.get(1).equals("-")
                ? null
                : new ReleasePart(id(words.get(1)), TARGETS, Integer.parseInt(words.get(3)));
        String id = "20261121-08000" + words.get(0) + "-000abcde";
        return new DeploymentRow(
                id,
                id,
                "acme",
                "",
                DeploymentKind.DEPLOY,
                "acme",
                "t",
                Choice.of(DeploymentState.class, words.get(2)).orElseThrow(),
                null,
                "2026-11-21 08:0" + words.get(0) + ":00",
                null,
                new Audit("ann", null, null, null, null),
                List.of(),
                null,
                null,
                part,
                null);
    }

    private static String id(String digit) {
        return "20261121-080000-0000000" + digit;
    }
}
