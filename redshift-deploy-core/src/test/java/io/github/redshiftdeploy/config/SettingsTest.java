package io.github.redshiftdeploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void a_blank_value_counts_as_absent_and_a_value_is_stripped() {
        Settings settings = new Settings(Map.of("blank", " \t", "host", " dw "));

        assertThat(settings.text("blank")).isEmpty();
        assertThat(settings.text("none")).isEmpty();
        assertThat(settings.text("host")).contains("dw");
    }

    @Test
    void a_list_is_split_at_commas() {
        Settings settings = new Settings(Map.of("order", "a.sql, b.sql ,,c.sql,"));

        assertThat(settings.list("order")).containsExactly("a.sql", "b.sql", "c.sql");
        assertThat(settings.list("none")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "10 m,PT10M", "1h,PT1H", "0s,PT0S", "999999999h,PT999999999H"})
    void a_time_carries_its_unit(String text, Duration time) {
        Settings settings = new Settings(Map.of("t", text));

        assertThat(settings.duration("t")).contains(time);
        assertThat(settings.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "-1s", "1d", "1.5s", "s", "1000000000000s", "30 S"})
    void a_time_without_a_unit_that_we_know_is_one_mistake(String text) {
        Settings settings = new Settings(Map.of("t", text));

        settings.duration("t", Duration.ofSeconds(1), Duration.ofMinutes(10));

        assertThat(said(settings))
                .containsExactly(
                        "'redshift.t' is '" + text + "': give a time with its unit, such as 500ms, 30s, 10m or 1h");
    }

    @Test
    void a_range_is_told_in_the_words_of_users() {
        Settings settings = new Settings(Map.of("a", "2d", "b", "0ms", "c", "2h", "d", "65s"));

        settings.duration("b", Duration.ofMillis(1), Duration.ofDays(1));
        settings.duration("c", Duration.ofMinutes(15), Duration.ofHours(1));
        settings.duration("d", Duration.ofSeconds(70), Duration.ofSeconds(80));

        assertThat(said(settings))
                .containsExactly(
                        "'redshift.b' is '0ms': give a time from 1ms to 24h",
                        "'redshift.c' is '2h': give a time from 15m to 1h",
                        "'redshift.d' is '65s': give a time from 70s to 80s");
    }

    @Test
    void the_ends_of_a_range_belong_to_it() {
        Settings settings = new Settings(Map.of("least", "1s", "most", "10m", "port", "65535"));

        settings.duration("least", Duration.ofSeconds(1), Duration.ofMinutes(10));
        settings.duration("most", Duration.ofSeconds(1), Duration.ofMinutes(10));

        assertThat(settings.number("port", 1, 65_535)).contains(65_535);
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void every_kind_of_value_says_what_it_may_be_and_all_are_told_together() {
        Settings settings = new Settings(Map.of(
                "flag",
                "yes",
                "number",
                "5.5",
                "charset",
                "UTF-88",
                "illegal",
                "UTF 8",
                "choice",
                "on_change",
                "uri",
                "http://a b",
                "path",
                "a\0b"));

        settings.flag("flag", true);
        settings.number("number", 0, 100);
        settings.charset("charset", StandardCharsets.UTF_8);
        settings.charset("illegal", StandardCharsets.UTF_8);
        settings.choice("choice", RunPolicy.class, RunPolicy.ALWAYS);
        settings.uri("uri");
        settings.path("path");

        assertThat(said(settings))
                .containsExactly(
                        "'redshift.flag' is 'yes': give true or false",
                        "'redshift.number' is '5.5': give a whole number from 0 to 100",
                        "'redshift.charset' is 'UTF-88': give a character encoding, such as UTF-8",
                        "'redshift.illegal' is 'UTF 8': give a character encoding, such as UTF-8",
                        "'redshift.choice' is 'on_change': give always, once, on-change",
                        "'redshift.uri' is 'http://a b': give an address, such as https://example.com",
                        "'redshift.path' is 'a\0b': give a path");
        assertThatThrownBy(settings::check)
                .isInstanceOfSatisfying(
                        DiagnosticException.class,
                        e -> assertThat(e.diagnostics()).hasSize(7));
    }

    @Test
    void values_are_read_as_what_they_are() {
        Settings settings = new Settings(Map.of(
                "flag",
                "TRUE",
                "charset",
                "latin1",
                "choice",
                "On-Change",
                "uri",
                "http://localhost:1",
                "path",
                "a/b"));

        assertThat(settings.flag("flag", false)).isTrue();
        assertThat(settings.charset("charset", StandardCharsets.UTF_8)).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(settings.choice("choice", RunPolicy.class, RunPolicy.ALWAYS)).isEqualTo(RunPolicy.ON_CHANGE);
        assertThat(settings.uri("uri")).contains(URI.create("http://localhost:1"));
        assertThat(settings.path("path")).contains(Path.of("a/b"));
        settings.check();
    }

    @Test
    void a_mistake_that_is_found_twice_is_told_once() {
        Settings settings = new Settings(Map.of("flag", "yes"));

        settings.flag("flag", true);
        settings.flag("flag", true);

        assertThat(settings.mistakes()).hasSize(1);
    }

    @Test
    void a_secret_never_shows_itself() {
        PasswordLogin login = new PasswordLogin("settings.xml", "deployer", new Secret("hunter2"));

        assertThat(login.toString()).doesNotContain("hunter2").contains("***");
        assertThat(login.password().reveal()).isEqualTo("hunter2");
    }

    private static List<String> said(Settings settings) {
        return settings.mistakes().stream().map(SettingsTest::said).toList();
    }

    private static String said(Diagnostic mistake) {
        return mistake.message() + ": " + mistake.help();
    }
}
