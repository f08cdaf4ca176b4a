package io.github.redshiftdeploy.delivery.workflow;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.config.InitConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** The workflows that the goal {@code init} writes for somebody. */
final class NewWorkflows {

    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private NewWorkflows() {}

    /**
     * Returns them by the names of their files.
     *
     * @param folder an empty one
     * @param owner whose copy of the plugin's repository has the workflows that they call
     * @param settings whether the project has settings that tell where the plugin is
     */
    static Map<String, String> in(Path folder, String owner, boolean settings) throws IOException {
        Path workflows = Files.createDirectories(folder.resolve(".github/workflows"));
        if (settings) {
            Files.writeString(folder.resolve(".github/maven-settings.xml"), "<settings/>");
        }
        Settings given = new Settings(Map.of("workflows", owner + "/redshift-deploy-maven-plugin@" + COMMIT));
        new Deployer(Clock.systemUTC(), line -> {}, warning -> {})
                .init(InitConfig.of(folder, "1.2.3", null, SqlSet.standard(), given));
        Map<String, String> texts = new TreeMap<>();
        for (String name : new String[] {"deploy.yml", "validate.yml"}) {
            texts.put(name, Files.readString(workflows.resolve(name)));
        }
        return texts;
    }
}
