package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ab${x}cd:ye} is sent as {@code abVALUEcdWe}, where the script itself says what y is. */
class SourceMapTest {

    private final SourceMap map = new SourceMap();

    @BeforeEach
    void replaceTwoPlaceholders() {
        map.add(2, 4, 2, 5);
        map.addOwn(8, 2, 9, 1);
    }

    @Test
    void all_of_a_value_leads_to_its_placeholder_and_the_rest_to_itself() {
        List<Integer> origins = new ArrayList<>();
        for (int sent = 0; sent <= "abVALUEcdWe".length(); sent++) {
            origins.add(map.origin(sent));
        }

        assertThat(origins).containsExactly(0, 1, 2, 2, 2, 2, 2, 6, 7, 8, 10, 11);
    }

    @Test
    void a_piece_that_holds_a_part_of_a_value_from_outside_is_replaced() {
        assertThat(map.isReplaced(0, 3)).isTrue();
        assertThat(map.isReplaced(6, 9)).isTrue();
        assertThat(map.isReplaced(3, 4)).isTrue();
        assertThat(map.isReplaced(0, 11)).isTrue();
    }

    @Test
    void a_piece_beside_a_value_from_outside_is_the_scripts_own() {
        assertThat(map.isReplaced(0, 2)).isFalse();
        assertThat(map.isReplaced(7, 9)).isFalse();
        assertThat(map.isReplaced(9, 10)).isFalse();
    }

    @Test
    void nothing_is_replaced_where_no_placeholder_was() {
        assertThat(new SourceMap().isReplaced(0, 10)).isFalse();
        assertThat(new SourceMap().origin(7)).isEqualTo(7);
    }
}
