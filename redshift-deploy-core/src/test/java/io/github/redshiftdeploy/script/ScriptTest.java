package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {

    @TempDir
    private Path folder;

    @Test
    void shows_the_line_of_a_problem_up_to_its_end() throws IOException {
        assertThat(shown(new Place("sql/a.sql", 2, 1, null))).contains("2 | two");
        assertThat(shown(new Place("sql/a.sql", 2, 4, null))).contains("2 | two");
    }

    @Test
    void shows_no_line_for_a_place_behind_its_end_or_behind_the_last_line() throws IOException {
        assertThat(shown(new Place("sql/a.sql", 2, 5, null))).doesNotContain("two");
        assertThat(shown(new Place("sql/a.sql", 9, 1, null))).doesNotContain(" | ");
    }

    @Test
    void shows_no_line_for_a_place_in_another_file_or_for_none() throws IOException {
        assertThat(shown(new Place("sql/b.sql", 2, 1, null))).doesNotContain("two");
        assertThat(shown(Place.file("sql/a.sql"))).doesNotContain(" | ");
    }

    private String shown(Place place) throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"), "one\ntwo\nthree\n");
        Script script = new Script(
                "sql/a.sql",
                new ScriptText.InFile(file, StandardCharsets.UTF_8),
                RunPolicy.ALWAYS,
                TransactionPolicy.AUTO);
        Diagnostic problem =
                Diagnostic.error(ScriptCode.UNREADABLE, "a problem").at(place);
        return script.show(List.of(problem)).get(0).render();
    }
}
