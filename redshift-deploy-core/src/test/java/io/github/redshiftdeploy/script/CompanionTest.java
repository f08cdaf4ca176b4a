package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompanionTest {

    @Test
    void knows_whose_it_is_and_what_it_is_for() {
        assertThat(Companion.of("sql/x.rollback.sql")).contains(new Companion("sql/x.sql", Companion.Kind.ROLLBACK));
        assertThat(Companion.of("sql/x.test.sql")).contains(new Companion("sql/x.sql", Companion.Kind.TEST));
        assertThat(Companion.of("X.Test.SQL")).contains(new Companion("X.SQL", Companion.Kind.TEST));
    }

    @Test
    void a_script_is_none_though_it_is_about_tests() {
        assertThat(Companion.of("sql/x.sql")).isEmpty();
        assertThat(Companion.of("sql/x_test.sql")).isEmpty();
        assertThat(Companion.of("sql/test.sql")).isEmpty();
        assertThat(Companion.of("sql/x.test.sql.orig")).isEmpty();
    }
}
