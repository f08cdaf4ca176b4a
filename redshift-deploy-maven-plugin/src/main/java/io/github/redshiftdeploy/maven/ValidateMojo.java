package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.Validation;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.script.Outline;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;

/** Parses and checks every script without executing anything; it needs no connection. */
@Mojo(name = "validate", requiresProject = false, threadSafe = true)
public final class ValidateMojo extends ScriptsMojo {

    @Override
    void run() throws IOException {
        Settings settings = new Settings(Parameters.texts(this));
        ScriptConfig config = scriptConfig(settings);
        settings.check();
        Validation validation = deployer().validate(config);
        validation.warnings().forEach(this::print);
        validation.check();
        int statements =
                validation.outlines().stream().mapToInt(Outline::statements).sum();
        getLog().info(validation.outlines().size() + " scripts with " + statements + " statements: no errors, "
                + validation.warnings().size() + " warnings");
    }
}
