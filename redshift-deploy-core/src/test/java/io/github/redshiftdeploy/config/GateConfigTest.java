package io.github.redshiftdeploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.sql.StatementKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about gates and their waivers, and what is wrong with it. */
class GateConfigTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "maintenanceWindow; Mon 20:00-20:00 UTC; never opens: 'Mon 20:00-20:00 UTC'; a window over the whole day is 00:00-24:00",
                "maintenanceWindow; Mon-Foo 20:00-21:00 UTC; has a day that is none: 'Foo'; days are Mon, Tue, Wed, Thu, Fri, Sat, Sun",
                "maintenanceWindow; Mon 20:00-25:00 UTC; has a time that is none: '25:00'; times are 00:00 to 24:00",
                "maintenanceWindow; Mon 20:00-21:00 Europe/Berln; has a time zone that is not there: 'Europe/Berln'; did you mean 'Europe/Berlin'?",
                "maintenanceWindow; Mon 20:00-21:00; names no time zone: 'Mon 20:00-21:00'; write days, times and a time zone: Mon-Thu 20:00-23:30 Europe/Berlin",
                "maintenanceWindow; always; cannot be read: 'always'; write days, times and a time zone: Mon-Thu 20:00-23:30 Europe/Berlin",
                "requireTicket; CHG-[; is 'CHG-[', which is no pattern; give a regular expression, such as CHG-\\d+",
                "requireBranch; rel[; has 'rel[', which is no pattern of branches; give names and globs, such as main, release/*",
                "requireCleanCheckout; yes; is 'yes'; give true or false",
                "forbid; DROP TABEL; has 'DROP TABEL', which is no command and no rule; did you mean 'DROP TABLE'?",
                "forbid; update wihtout where; has 'update wihtout where', which is no command and no rule; did you mean 'update without where'?",
                "maxRisk; hihg; is 'hihg'; give low, medium, high",
                "waive; requireTikcet:x; there is no gate 'requireTikcet'; did you mean 'requireTicket'?",
                "waive; requireTicket; gives no reason for 'requireTicket'; write the gate and why: -Dredshift.waive=requireTicket:<reason>",
                "waive; *: ; gives no reason for '*'; write the gate and why: -Dredshift.waive=*:<reason>",
                "waive; forbid:a, forbid:b; 'forbid' is waived twice; waive it once, with one reason"
            })
    void a_mistake_is_told_with_what_to_write(String name, String value, String what, String help) {
        assertThat(mistakes(Map.of(name, value))).singleElement().satisfies(mistake -> {
            assertThat(mistake.message()).contains(what);
            assertThat(mistake.help()).isEqualTo(help);
        });
    }

    /** ALTER TABLE has many forms, and each may be forbidden with it. */
    @Test
    void the_first_words_of_a_command_forbid_all_its_forms() {
        Settings settings = new Settings(Map.of("forbid", "alter  table, TRUNCATE, UPDATE without where"));

        Forbidden forbidden = Forbidden.of(List.of("update-without-where"), settings);

        assertThat(forbidden.kinds())
                .containsEntry(StatementKind.ALTER_TABLE, "ALTER TABLE")
                .containsEntry(StatementKind.ALTER_TABLE_KEYS, "ALTER TABLE")
                .containsEntry(StatementKind.TRUNCATE, "TRUNCATE")
                .doesNotContainKeys(StatementKind.UPDATE, StatementKind.ALTER_USER);
        assertThat(forbidden.rules()).containsExactly("update-without-where");
    }

    @Test
    void all_mistakes_are_told_together() {
        assertThat(mistakes(
                        Map.of("maintenanceWindow", "Mon 1:00-1:00 UTC, Xyz 1:00-2:00 Nowhere/Land", "waive", "a:b")))
                .hasSize(4);
    }

    @Test
    void a_reason_may_have_commas_and_colons_in_it() {
        Waivers waivers =
                waivers("requireTicket:the bank is down, see: chat, https://x, forbid:agreed\nmaxRisk: twice, by ann");

        assertThat(waivers.all())
                .extracting(waiver -> waiver.name() + "=" + waiver.reason())
                .containsExactly(
                        "requireTicket=the bank is down, see: chat, https://x",
                        "forbid=agreed",
                        "maxRisk=twice, by ann");
    }

    /** A mistyped gate is no part of the reason of the one before: its refusal would come as a surprise. */
    @Test
    void a_mistyped_gate_after_a_comma_is_told() {
        assertThat(mistakes(Map.of("waive", "requireTicket:x, forbd:y")))
                .extracting(Diagnostic::help)
                .containsExactly("did you mean 'forbid'?");
    }

    @Test
    void the_waiver_of_a_gate_counts_before_that_of_all() {
        Waivers waivers = waivers("*:everything is on fire\nforbid:it is meant");

        assertThat(waivers.of(Gate.FORBID)).map(Waiver::reason).contains("it is meant");
        assertThat(waivers.of(Gate.MAX_RISK)).map(Waiver::reason).contains("everything is on fire");
        assertThat(waivers("forbid:it is meant").of(Gate.MAX_RISK)).isEmpty();
    }

    /** It would waive a gate, and nobody would know. */
    @ParameterizedTest
    @ValueSource(strings = {".*", "CHG-\\d"})
    void a_command_line_does_not_change_what_the_configuration_asks_for(String pattern) {
        Settings settings = new Settings(Map.of());

        GateConfig.requireUnchanged(
                Map.of("requireTicket", "CHG-\\d+", "requireBranch", "main"),
                Map.of("requireTicket", pattern, "requireBranch", "main", "requireCleanCheckout", "true"),
                settings);

        assertThat(settings.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.message())
                    .isEqualTo("'redshift.requireTicket' is '" + pattern + "', and the configuration says 'CHG-\\d+'");
            assertThat(mistake.help()).isEqualTo("waive the gate and say why: -Dredshift.waive=requireTicket:<reason>");
        });
    }

    private static Waivers waivers(String text) {
        Settings settings = new Settings(Map.of("waive", text));
        Waivers waivers = Waivers.of(settings);
        settings.check();
        return waivers;
    }

    private static List<Diagnostic> mistakes(Map<String, String> values) {
        Settings settings = new Settings(values);
        GateConfig.of(Forbidden.of(List.of("update-without-where"), settings), settings);
        return settings.mistakes();
    }
}
