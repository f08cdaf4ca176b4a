package io.github.redshiftdeploy.delivery.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page for users of other tools says of their files. */
class ComingFromTest {

    @TempDir
    private Path project;

    @Test
    void the_files_of_flyway_keep_their_names_and_run_as_the_page_says() throws IOException {
        Page page = Page.read(Documentation.ROOT.resolve("docs/guides/coming-from.md"));
        Files.writeString(
                project.resolve("ordering.yaml"), page.snippets("yaml").get(0).text());
        for (String name : List.of("R__totals.sql", "V1__a.sql", "V1.1__b.sql", "V2__c.sql", "V10__d.sql")) {
            Files.writeString(project.resolve(name), "SELECT 1;\n");
        }

        Validation validation = validate();

        assertThat(validation.errors()).isEmpty();
        assertThat(validation.outlines())
                .extracting(outline ->
                        outline.script().name() + " " + outline.script().run())
                .containsExactly(
                        "V1.1__b.sql ONCE",
                        "V1__a.sql ONCE",
                        "V2__c.sql ONCE",
                        "V10__d.sql ONCE",
                        "R__totals.sql ON_CHANGE");
    }

    private Validation validate() throws IOException {
        Settings settings = new Settings(Map.of());
        return new Deployer(Clock.systemUTC(), line -> {}, warning -> {})
                .validate(
                        ScriptConfig.of(project, new SqlSet(".", List.of(), List.of(), List.of()), Map.of(), settings),
                        CheckConfig.of(Map.of(), Rule.words(), settings));
    }
}
