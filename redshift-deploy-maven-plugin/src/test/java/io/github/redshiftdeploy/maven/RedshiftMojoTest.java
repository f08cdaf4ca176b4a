package io.github.redshiftdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class RedshiftMojoTest {

    /** A goal that Maven has given nothing meets a bug at its first step. */
    @Test
    void a_goal_that_meets_a_bug_hears_that_it_stops() {
        List<List<Diagnostic>> heard = new ArrayList<>();
        RedshiftMojo goal = new RedshiftMojo() {
            @Override
            void stopped(List<Diagnostic> problems) {
                heard.add(problems);
            }

            @Override
            void run() {}
        };

        assertThatThrownBy(goal::execute).isInstanceOf(MojoExecutionException.class);

        assertThat(heard).containsExactly(List.of());
    }
}
