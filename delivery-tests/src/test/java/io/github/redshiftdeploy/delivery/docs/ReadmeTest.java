package io.github.redshiftdeploy.delivery.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.delivery.docs.Page.Snippet;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new user copies the first commands of the README into an empty folder. */
class ReadmeTest {

    @TempDir
    private Path folder;

    @Test
    void its_first_commands_lead_to_a_deployment_in_an_empty_folder() throws Exception {
        InstalledPlugin.assume();
        List<Snippet> commands =
                Page.read(Documentation.ROOT.resolve(Documentation.FRONT)).snippets("sh");
        assertThat(commands).hasSize(1);
        // On a terminal it would take the next line that is pasted for an answer.
        assertThat(commands.get(0).text()).startsWith("mvn -B ");

        String output = Shell.run(
                folder,
                InstalledPlugin.environment(),
                InstalledPlugin.mvn("") + commands.get(0).text());

        assertThat(output)
                .containsSubsequence(
                        "wrote pom.xml",
                        "checked 2 scripts",
                        "0 errors, 0 warnings",
                        "to local (localhost:",
                        "succeeded: 2 of 2 scripts");
    }
}
