package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.PlaceholderValues;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.TargetGap;
import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PsqlPlaceholdersTest {

    @TempDir
    private Path folder;

    private final List<Diagnostic> mistakes = new ArrayList<>();

    @Test
    void writes_values_as_they_are_as_literals_and_as_names() throws IOException {
        List<String> sent = sent(
                "SELECT :a.b, :'a', :\"a\", :'quotes', :\"quotes\", :{?a}, :{?b}, :'back';",
                Map.of("a", "x", "quotes", "it's \"so\"", "back", "a\\b"));

        assertThat(sent)
                .containsExactly("SELECT x.b, 'x', \"x\", 'it''s \"so\"', \"it's \"\"so\"\"\", TRUE, FALSE, 'a\\\\b'");
        assertThat(mistakes).isEmpty();
    }

    @Test
    void leaves_literals_names_bodies_comments_casts_and_ranges_alone() throws IOException {
        String script = "SELECT ':a', \":a\", $$ :a $$, x::a, y := 1, z[1:a], z[1:2] -- :a\n/* :a */ FROM t";

        assertThat(sent(script + ";", Map.of("a", "no"))).containsExactly(script);
        assertThat(mistakes).isEmpty();
    }

    @Test
    void a_value_holds_from_its_setting_on() throws IOException {
        List<String> sent = sent("""
                SELECT :a;
                \\set a 2
                SELECT :a,
                \\set a 3
                :a
                \\set a 4
                ;
                SELECT :a; \\set a 5 \\\\ SELECT :a \\set a 6 \\\\ ;
                \\unset a
                SELECT :{?a};
                """, Map.of("a", "1"));

        assertThat(sent).containsExactly("SELECT 1", "SELECT 2,\n\n3", "SELECT 4", "SELECT 5", "SELECT FALSE");
    }

    @Test
    void puts_arguments_together_as_psql_does() throws IOException {
        List<String> sent = sent("""
                \\set half 'a'b"c d"e
                \\set many a 'b c' d
                \\set escaped 'tab\\tquote\\' ''two'' \\101\\x42'
                \\set copy :half/:'many'
                \\set nothing
                \\set time 12:30
                SELECT :'half', :'many', :'escaped', :'copy', :'nothing', :'time';
                """, Map.of());

        assertThat(sent)
                .containsExactly(
                        "SELECT 'ab\"c d\"e', 'ab cd', 'tab\tquote'' ''two'' AB', 'ab\"c d\"e/''ab cd''', '', '12:30'");
        assertThat(mistakes).isEmpty();
    }

    @Test
    void a_value_that_names_variables_gets_theirs_where_it_stands_as_it_is() throws IOException {
        List<String> sent = sent("""
                \\set table ':schema.orders'
                \\set schema sales
                \\set itself ':itself'
                SELECT :'table' FROM :table;
                \\set schema returns
                SELECT 1 FROM :table;
                """, Map.of());

        assertThat(sent).containsExactly("SELECT ':schema.orders' FROM sales.orders", "SELECT 1 FROM returns.orders");
    }

    @Test
    void a_value_may_not_end_a_statement_or_a_literal() throws IOException {
        sent("\\set a 5;\nSELECT :a + 1;\n\\set b 'it\\'s'\nSELECT :b;\nSELECT 'x':'a';\n", Map.of());

        assertThat(places()).containsExactly("RS2112 2:8", "RS2112 4:8", "RS2112 5:11");
    }

    @Test
    void a_semicolon_in_a_value_may_end_what_ends_there_anyway() throws IOException {
        List<String> sent = sent("\\set a 5;\nSELECT :a;\nSELECT :a\n", Map.of());

        assertThat(sent).containsExactly("SELECT 5", "SELECT 5");
        assertThat(mistakes).isEmpty();
    }

    @Test
    void a_variable_without_a_value_is_told_with_its_place_and_what_may_be_meant() throws IOException {
        sent("\\set scheme x\nSELECT 1,\n  :schema, :'DBNAME';\nSELECT :other;\n\\set a :b\nSELECT :a;\n", Map.of());

        assertThat(mistakes).extracting(Diagnostic::render).containsExactly("""
                a.sql:3:3: error[RS2111]: the placeholder ':schema' has no value
                   = help: did you mean ':scheme'?""", """
                a.sql:3:12: error[RS2111]: the placeholder ':'DBNAME'' has no value
                   = help: psql itself knows its value, a deployment does not; set it with -Dredshift.placeholders.DBNAME=... or under <placeholders>""", """
                a.sql:4:8: error[RS2111]: the placeholder ':other' has no value
                   = help: set it with -Dredshift.placeholders.other=... or under <placeholders>, or with '\\set other ...' before it""", """
                a.sql:5:8: error[RS2111]: the placeholder ':b' has no value
                   = help: set it with -Dredshift.placeholders.b=... or under <placeholders>, or with '\\set b ...' before it""");
    }

    @Test
    void a_setting_that_is_wrong_is_told_once_and_not_again_where_its_value_is_used() throws IOException {
        sent("\\set a 'x\n\\set b `date`\n\\set 'c d' 1\n\\set \"e\" 1\nSELECT :a, :b, :'b';\n\\unset 'a\n", Map.of());

        assertThat(places()).containsExactly("RS1039 1:8", "RS1034 2:8", "RS1039 3:1", "RS1039 4:1", "RS1039 6:8");
    }

    @Test
    void a_placeholder_of_the_other_syntax_is_an_error_and_no_text() throws IOException {
        sent("SELECT ${a}, '${a}';", Map.of("a", "1"));

        assertThat(places()).containsExactly("RS2111 1:8");
    }

    @Test
    void leaves_variables_alone_when_they_are_switched_off() throws IOException {
        String text = "SELECT :a, :'a', ${a}";

        List<String> sent =
                sent("\\echo hi\n" + text + "\\g\n", Map.of("a", "1"), Map.of("placeholderReplacement", "false"));

        assertThat(sent).containsExactly(text);
        assertThat(mistakes).isEmpty();
    }

    @Test
    void positions_lead_back_to_the_script() throws IOException {
        ScriptStatement statement = read(
                        "\\set a long_value\nSELECT :a, \\echo x \\\\ b\\:c,\n\\echo 'y'\n :'a', tail;",
                        Map.of(),
                        Map.of())
                .get(0);

        assertThat(statement.sql()).isEqualTo("SELECT long_value,  b:c,\n\n 'long_value', tail");
        assertThat(at(statement, "SELECT")).isEqualTo("2:1");
        assertThat(at(statement, "value,")).isEqualTo("2:8");
        assertThat(at(statement, "b:c")).isEqualTo("2:23");
        assertThat(at(statement, "c,")).isEqualTo("2:26");
        assertThat(at(statement, "'long")).isEqualTo("4:2");
        assertThat(at(statement, "tail")).isEqualTo("4:8");
    }

    @Test
    void a_value_that_the_script_holds_is_its_own_and_one_from_outside_is_not() throws IOException {
        ScriptStatement statement = read(
                        "\\set own x\n\\set both :given\nSELECT :own, :given, :both;", Map.of("given", "y"), Map.of())
                .get(0);

        assertThat(statement.sql()).isEqualTo("SELECT x, y, y");
        assertThat(statement.isReplaced(7, 8)).isFalse();
        assertThat(statement.isReplaced(10, 11)).isTrue();
        assertThat(statement.isReplaced(13, 14)).isTrue();
    }

    @Test
    void counts_what_it_passes_over() throws IOException {
        Path file =
                write("\\set ON_ERROR_STOP on\n\\echo a\n\\set x 1\nSELECT 1 \\echo b \\\\ , 2\n\\timing\n;\n\\set\n");

        try (ScriptReader reader = reader(file, Map.of(), Map.of())) {
            while (reader.next().isPresent()) {}

            assertThat(reader.passedOver().names()).isEqualTo("\\echo 2, \\set 1, \\set ON_ERROR_STOP 1, \\timing 1");
            assertThat(reader.passedOver().total()).isEqualTo(5);
        }
    }

    @Test
    void what_several_scripts_passed_over_is_counted_together() {
        PassedOver one = new PassedOver(Map.of("\\echo", 2, "\\x", 1));
        PassedOver other = new PassedOver(Map.of("\\echo", 3));

        assertThat(PassedOver.sum(List.of(one, other, PassedOver.NONE)).names()).isEqualTo("\\echo 5, \\x 1");
    }

    @Test
    void what_stands_behind_the_end_of_a_script_belongs_to_its_checksum() throws IOException {
        String one = checksum("SELECT 1;\n\\q\nSELECT 2;");

        assertThat(one).isNotEqualTo(checksum("SELECT 1;\n\\q\nSELECT 3;"));
    }

    @Test
    void another_value_makes_another_statement_and_another_checksum() throws IOException {
        assertThat(prefix("\\set a 1\nSELECT 0;\nSELECT :a;\nSELECT 2;"))
                .isEqualTo(prefix("\\set a 1\n-- moved\nSELECT 0; SELECT :a;\nSELECT 3;"))
                .isNotEqualTo(prefix("\\set a 2\nSELECT 0;\nSELECT :a;\nSELECT 2;"));
    }

    @Test
    void a_statement_may_begin_with_a_variable() throws IOException {
        assertThat(sent(":verb 1;", Map.of("verb", "SELECT"))).containsExactly("SELECT 1");
        assertThat(mistakes).isEmpty();
    }

    @Test
    void the_literals_of_a_statement_are_no_doing_of_its_values() throws IOException {
        assertThat(sent("SELECT 'a', \"b\", :a;", Map.of("a", "'c'"))).containsExactly("SELECT 'a', \"b\", 'c'");
        assertThat(mistakes).isEmpty();
    }

    @Test
    void a_number_is_a_variable_only_where_it_has_a_value() throws IOException {
        List<String> sent = sent("""
                SELECT :1, :2;
                \\set 2 5
                \\set both ':1, :2'
                SELECT :1, :2, :both;
                """, Map.of());

        assertThat(sent).containsExactly("SELECT :1, :2", "SELECT :1, 5, :1, 5");
        assertThat(mistakes).isEmpty();
    }

    @Test
    void a_value_with_a_nul_is_refused_wherever_it_stands() throws IOException {
        sent(":a;", Map.of("a", "\0SELECT 1"));

        assertThat(places()).containsExactly("RS2112 1:1");
    }

    @Test
    void what_is_behind_the_end_of_a_long_script_belongs_to_its_checksum() throws IOException {
        String text = "SELECT 1;\n\\q\n" + "-- no more\n".repeat(100_000);

        assertThat(checksum(text + "a")).isNotEqualTo(checksum(text + "b"));
    }

    @Test
    void a_long_script_is_read_to_its_end() throws IOException {
        assertThat(sent("SELECT :a;\n".repeat(50_000), Map.of("a", "1"))).hasSize(50_000);
    }

    private String prefix(String script) throws IOException {
        return Prefix.read(script(write(script)), config(Map.of(), Map.of()), 2, 2)
                .checksum();
    }

    private String checksum(String script) throws IOException {
        try (ScriptReader reader = reader(write(script), Map.of(), Map.of())) {
            while (reader.next().isPresent()) {}
            return reader.checksum();
        }
    }

    private List<String> places() {
        return mistakes.stream().map(PsqlPlaceholdersTest::place).toList();
    }

    @Test
    void what_a_target_lacks_is_told_unless_the_script_sets_it() throws IOException {
        TargetGap gap = new TargetGap(List.of("test", "prod"), List.of("dev"));
        Path file = write("""
                SELECT :'bucket';
                \\set path :bucket/orders
                \\set bucket own
                SELECT :'bucket', :'path';
                """);
        Settings settings = new Settings(Map.of("placeholderSyntax", "psql"));

        for (Map<String, String> values : List.of(Map.of("bucket", "b"), Map.<String, String>of())) {
            PlaceholderValues partly = new PlaceholderValues(values, Map.of("bucket", gap), Map.of());
            ScriptConfig config = ScriptConfig.of(folder, SqlSet.standard(), partly, settings);
            try (ScriptReader reader = new ScriptReader(script(file), config, mistakes::add)) {
                while (reader.next().isPresent()) {}
            }

            assertThat(mistakes).extracting(PsqlPlaceholdersTest::place).containsExactly("RS2111 1:8", "RS2111 2:11");
            assertThat(mistakes)
                    .extracting(Diagnostic::message)
                    .startsWith("the placeholder ':'bucket'' has no value for targets 'test', 'prod'");
            mistakes.clear();
        }
    }

    private static String place(Diagnostic mistake) {
        Place place = Objects.requireNonNull(mistake.place());
        return mistake.code().id() + " " + place.line() + ":" + place.column();
    }

    private static String at(ScriptStatement statement, String text) {
        return statement.at(statement.sql().indexOf(text)).toString();
    }

    private List<String> sent(String script, Map<String, String> values) throws IOException {
        return sent(script, values, Map.of());
    }

    private List<String> sent(String script, Map<String, String> values, Map<String, String> settings)
            throws IOException {
        return read(script, values, settings).stream().map(ScriptStatement::sql).toList();
    }

    private List<ScriptStatement> read(String script, Map<String, String> values, Map<String, String> settings)
            throws IOException {
        List<ScriptStatement> statements = new ArrayList<>();
        try (ScriptReader reader = reader(write(script), values, settings)) {
            for (Optional<ScriptStatement> next = reader.next(); next.isPresent(); next = reader.next()) {
                statements.add(next.get());
            }
        }
        return statements;
    }

    private ScriptReader reader(Path file, Map<String, String> values, Map<String, String> settings)
            throws IOException {
        return new ScriptReader(script(file), config(values, settings), mistakes::add);
    }

    private static Script script(Path file) {
        return new Script(
                "a.sql", new ScriptText.InFile(file, StandardCharsets.UTF_8), RunPolicy.ALWAYS, TransactionPolicy.AUTO);
    }

    private Path write(String script) throws IOException {
        return Files.writeString(folder.resolve("a.sql"), script);
    }

    private ScriptConfig config(Map<String, String> values, Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("placeholderSyntax", "psql");
        return ScriptConfig.of(folder, SqlSet.standard(), values, new Settings(settings));
    }
}
