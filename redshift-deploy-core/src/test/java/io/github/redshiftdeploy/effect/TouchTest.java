package io.github.redshiftdeploy.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TouchTest {

    private static final DatabaseObject ORDERS = new DatabaseObject(ObjectKind.RELATION, "sales", "orders");
    private static final DatabaseObject VIEW = new DatabaseObject(ObjectKind.RELATION, "sales", "seen");

    /** In the order in which one says more than those before it. */
    private static final List<Action> WEAKEST_FIRST = List.of(
            Action.APPLIES,
            Action.READS,
            Action.CALLS,
            Action.WRITES,
            Action.TRUNCATES,
            Action.CHANGES,
            Action.DROPS,
            Action.CREATES);

    @Test
    void of_two_touches_the_stronger_one_counts_whichever_comes_first() {
        assertThat(WEAKEST_FIRST).containsExactlyInAnyOrder(Action.values());
        for (int i = 0; i + 1 < WEAKEST_FIRST.size(); i++) {
            Touch weak = touch(WEAKEST_FIRST.get(i), null);
            Touch strong = touch(WEAKEST_FIRST.get(i + 1), VIEW);

            assertThat(weak.or(strong)).isEqualTo(strong);
            assertThat(strong.or(weak)).isEqualTo(strong);
        }
    }

    @Test
    void of_two_alike_the_one_that_needs_no_view_is_told() {
        Touch direct = touch(Action.READS, null);
        Touch through = touch(Action.READS, VIEW);

        assertThat(through.or(direct)).isEqualTo(direct);
        assertThat(direct.or(through)).isEqualTo(direct);
        assertThat(through.or(touch(Action.READS, ORDERS))).isEqualTo(through);
    }

    @Test
    void others_see_what_is_written_and_not_what_is_read() {
        assertThat(WEAKEST_FIRST)
                .filteredOn(action -> !touch(action, null).changes())
                .containsExactly(Action.APPLIES, Action.READS, Action.CALLS);
    }

    private static Touch touch(Action action, @Nullable DatabaseObject via) {
        return new Touch(action, ORDERS, via);
    }
}
