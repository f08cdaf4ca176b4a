package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds what travels beside scripts. */
public final class Companions {

    private Companions() {}

    /**
     * Returns a script's companion as a script of its own; nothing when it has none.
     *
     * @param script the name of the script, which need not be there any more
     * @throws DiagnosticException when it lies outside of the project
     */
    public static Optional<Script> find(ScriptConfig config, String script, Companion.Kind kind) throws IOException {
        ProjectRoot root = new ProjectRoot(config.root());
        String name = kind.of(script);
        Path file = root.file(name);
        return Files.isRegularFile(file)
                ? Optional.of(new Script(
                        name, new ScriptText.InFile(file, config.encoding()), RunPolicy.ALWAYS, config.transaction()))
                : Optional.empty();
    }
}
