package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLinesTest {

    @TempDir
    private Path folder;

    @Test
    void every_line_end_ends_a_line_once() throws IOException {
        Path script = write("\uFEFFone\ntwo\r\nthree\rfour\n\nsix");

        assertThat(read(script, 1, 2, 3, 4, 5, 6, 7))
                .isEqualTo(Map.of(1, "one", 2, "two", 3, "three", 4, "four", 5, "", 6, "six"));
    }

    @Test
    void a_line_end_may_lie_between_two_blocks() throws IOException {
        String block = "x".repeat((1 << 16) - 1);
        Path script = write(block + "\r\nnext\nlast");

        assertThat(read(script, 2, 3)).isEqualTo(Map.of(2, "next", 3, "last"));
    }

    @Test
    void a_line_without_end_is_cut() throws IOException {
        Path script = write("x".repeat(1_000_000) + "\nnext");

        Map<Integer, String> lines = read(script, 1, 2);

        assertThat(lines.get(1)).hasSize(20_000);
        assertThat(lines.get(2)).isEqualTo("next");
    }

    @Test
    void the_last_line_that_is_wanted_may_lie_on_two_blocks() throws IOException {
        String block = "x".repeat((1 << 16) - 2);
        Path script = write(block + "\nsecond\nthird");

        assertThat(read(script, 2)).isEqualTo(Map.of(2, "second"));
    }

    @Test
    void a_file_that_is_gone_has_no_lines() {
        assertThat(read(folder.resolve("gone.sql"), 1)).isEmpty();
    }

    @Test
    void a_line_that_is_likely_to_hold_a_secret_is_left_out() throws IOException {
        Path script = write("""
                SECRET_ACCESS_KEY 'wJalrXUtnFEMI'
                CREDENTIALS 'aws_access_key_id=x;aws_secret_access_key=y'
                -- the key of before: AKIAIOSFODNN7EXAMPLE
                create user ann password 'Correct1Horse'
                PARAMETERS '{"client_secret": "BuSoEG"}'
                IAM_ROLE 'arn:aws:iam::123456789012:role/load'
                CREATE USER bob PASSWORD DISABLE
                """);

        assertThat(read(script, 1, 2, 3, 4, 5, 6, 7)).containsOnlyKeys(6, 7);
    }

    @Test
    void so_is_one_with_a_literal_behind_a_word_that_is_near_to_a_secret_s() throws IOException {
        Path script = write("""
                create user ann pasword 'Correct1Horse'
                CREATE USER ann PASSWORD E'Correct1Horse'
                CREATE USER ann PASSWORD $$Correct1Horse$$
                CREATE USER ann PASSWORD="Correct1Horse"
                where api_token = 'Correct1Horse'
                {"private-key-secret": "Correct1Horse"}
                SECRET_ACCES_KEY AS 'wJalrXUtnFEMI'
                pwd := $tag$Correct1Horse$tag$
                SELECT split_part(token, ',', 1)
                SELECT password, 'x'
                CREDENTIALS 'aws_iam_role=arn:aws:iam::123456789012:role/load'
                """);

        assertThat(read(script, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)).containsOnlyKeys(9, 10, 11);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("script.sql"), text);
    }

    private static Map<Integer, String> read(Path script, Integer... numbers) {
        return SourceLines.read(
                new ScriptText.InFile(script, StandardCharsets.UTF_8),
                Stream.of(numbers).collect(Collectors.toCollection(TreeSet::new)));
    }
}
