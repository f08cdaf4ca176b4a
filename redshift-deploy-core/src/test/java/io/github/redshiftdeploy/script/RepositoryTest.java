package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RepositoryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme/warehouse",
                "https://github.com/acme/warehouse.git",
                "https://github.com/acme/warehouse/",
                "git@github.com:acme/warehouse.git",
                "ssh://git@github.com:22/acme/warehouse.git",
                "https://ann:secret@git.acme.com/team/acme/warehouse.git",
                "https://ann:se/cr:et@git.acme.com/acme/warehouse.git",
                "git.acme.com:acme/warehouse.git",
                "C:/git/acme/warehouse.git",
                "/srv/git/acme/warehouse.git"
            })
    void the_owner_and_the_name_are_the_last_two_parts_of_an_address(String address) {
        assertThat(Repository.of(address)).contains("acme/warehouse");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "warehouse",
                "/",
                "warehouse.git",
                "https://",
                "a//.git",
                "https://git.acme.com/warehouse.git",
                "git@git.acme.com:warehouse.git"
            })
    void an_address_may_have_no_owner(String address) {
        assertThat(Repository.of(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ann:secret@git.acme.com/warehouse.git",
                "https://secret@git.acme.com/warehouse.git",
                "https://ann:sec/ret@git.acme.com/warehouse.git",
                "ann:secret@git.acme.com:warehouse.git",
                "https://ann:secret@git.acme.com:8443/"
            })
    void a_password_in_an_address_is_no_part_of_a_name(String address) {
        assertThat(Repository.of(address)).isEmpty();
    }

    @Test
    void a_name_never_carries_a_line_break() {
        assertThat(Repository.of("https://host/acme/ware\nhouse")).isEmpty();
    }
}
