package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.script.Leg;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a consumer is waited for that does not see yet what its producer shares. */
class ShareWaitTest {

    @TempDir
    private Path root;

    @Test
    void a_datashare_that_nobody_sees_is_waited_for_and_then_is_none_of_the_failures() throws Exception {
        List<String> log = new ArrayList<>();
        Landscape landscape = new Landscape(root, "release_").script("1.sql", "SELECT 1;");

        try (GoalTarget target = landscape.deployer().open(landscape.told("analytics"), landscape::around)) {
            Set<String> missing = new ShareWait(Duration.ofMillis(200), Clock.systemUTC(), log::add)
                    .await(target, Set.of("sales_share"));

            assertThat(missing).containsExactly("sales_share");
        }
        assertThat(log)
                .containsExactly(
                        "waits up to 0 s until datashare 'sales_share' can be seen",
                        "datashare 'sales_share' cannot be seen yet; goes on all the same");
    }

    @Test
    void nobody_is_asked_where_nothing_is_shared() throws Exception {
        Landscape landscape =
                new Landscape(root, "release_").script("1.sql", "SELECT 1;").unreachable("gone");

        try (GoalTarget target = landscape.deployer().open(landscape.told("gone"), landscape::around)) {
            assertThat(new ShareWait(Duration.ofMinutes(1), Clock.systemUTC(), line -> {}).await(target, Set.of()))
                    .isEmpty();
        }
    }

    @Test
    void a_share_is_awaited_when_a_leg_before_has_made_it_now() throws Exception {
        Map<String, ScriptEffects> effects = new HashMap<>();
        Checked.scripts(root, """
                        -- file: share.sql
                        CREATE DATASHARE sales;
                        -- file: database.sql
                        CREATE DATABASE d FROM DATASHARE sales OF NAMESPACE 'x';
                        -- file: other.sql
                        CREATE DATABASE e FROM DATASHARE elsewhere OF NAMESPACE 'x';
                        """).forEach(script -> effects.put(script.name(), script.effects()));
        ChainOrder chain = new ChainOrder(
                List.of(
                        new Leg(List.of("producer"), List.of("share.sql")),
                        new Leg(List.of("analytics"), List.of("database.sql", "other.sql"))),
                effects);

        assertThat(chain.problems()).isEmpty();
        assertThat(chain.awaited(0, script -> true)).isEmpty();
        assertThat(chain.awaited(1, script -> true)).containsExactly("sales");
        assertThat(chain.awaited(1, script -> false)).isEmpty();
    }
}
