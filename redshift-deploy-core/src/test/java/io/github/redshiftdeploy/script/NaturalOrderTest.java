package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    private static final NaturalOrder ORDER = NaturalOrder.INSTANCE;

    @Test
    void counts_as_people_do() {
        List<String> expected = List.of(
                "1_schemas.sql",
                "2/1.sql",
                "2/10.sql",
                "2.sql",
                "02_tables.sql",
                "2_tables.sql",
                "10_views.sql",
                "99999999999999999999999.sql",
                "100000000000000000000000.sql",
                "V1.2__a.sql",
                "V1.10__a.sql",
                "a/b.sql",
                "a.sql",
                "ä.sql");
        List<String> names = new ArrayList<>(expected);
        Collections.shuffle(names, new Random(1));

        names.sort(ORDER);

        assertThat(names).isEqualTo(expected);
    }

    @Test
    void is_a_total_order() {
        List<String> names = names(150);

        for (String a : names) {
            for (String b : names) {
                assertThat(Integer.signum(ORDER.compare(a, b))).isEqualTo(-Integer.signum(ORDER.compare(b, a)));
                assertThat(ORDER.compare(a, b) == 0).isEqualTo(a.equals(b));
            }
        }
    }

    @Test
    void is_transitive() {
        List<String> names = names(60);

        for (String a : names) {
            for (String b : names) {
                names.stream()
                        .filter(c -> ORDER.compare(a, b) < 0 && ORDER.compare(b, c) < 0)
                        .forEach(c -> assertThat(ORDER.compare(a, c))
                                .as("%s %s %s", a, b, c)
                                .isNegative());
            }
        }
    }

    @Test
    void keeps_what_is_in_a_folder_together() {
        List<String> folders =
                names(400).stream().sorted(ORDER).map(NaturalOrderTest::folder).toList();

        Stream<String> changes = Stream.iterate(0, i -> i + 1)
                .limit(folders.size())
                .filter(i -> i == 0 || !folders.get(i).equals(folders.get(i - 1)))
                .map(folders::get);
        assertThat(changes.filter(folder -> !folder.isEmpty())).doesNotHaveDuplicates();
    }

    private static String folder(String path) {
        return path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
    }

    /** Names that look alike: of few letters, digits and folders. */
    private static List<String> names(int count) {
        Random random = new Random(7);
        return Stream.generate(() -> random.ints(1 + random.nextInt(6), 0, 8)
                        .collect(
                                StringBuilder::new,
                                (name, i) -> name.append("0019a_/é".charAt(i)),
                                StringBuilder::append)
                        .toString())
                .distinct()
                .limit(count)
                .toList();
    }
}
