package io.github.redshiftdeploy.init;

import io.github.redshiftdeploy.config.InitConfig;
import io.github.redshiftdeploy.script.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** The button and the check of pull requests, which call the workflows of a repository of the plugin. */
final class Workflows {

    private static final String FOLDER = ".github/workflows";

    private static final List<String> NAMES = List.of("deploy.yml", "validate.yml");

    /** How the templates call a workflow: that of their own repository. */
    private static final String OWN = "./" + FOLDER + "/";

    /** Where Maven finds the plugin when it is not on Maven Central for this repository. */
    private static final String SETTINGS = ".github/maven-settings.xml";

    private static final String WITH = "    with:\n";

    private Workflows() {}

    /** Adds the workflows, or says why they are left out. */
    static void of(InitConfig config, List<NewFile> files, List<LeftOut> leftOut) throws IOException {
        String place = Checkout.place(config.root());
        if (!place.isEmpty()) {
            leftOut.add(new LeftOut(
                    FOLDER,
                    "GitHub reads workflows in the top folder of a repository, and this is '" + place
                            + "'; those there have an input 'directory'"));
            return;
        }
        if (config.workflows() != null) {
            boolean settings = Files.isRegularFile(config.root().resolve(SETTINGS));
            for (String name : NAMES) {
                files.add(new NewFile(FOLDER + "/" + name, calling(config.workflows(), Template.text(name), settings)));
            }
            return;
        }
        Path folder = config.root().resolve(FOLDER);
        if (!NAMES.stream().allMatch(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))) {
            leftOut.add(new LeftOut(
                    FOLDER,
                    "they call those of a repository of this plugin, at a commit that you choose; to write them,"
                            + " mvn redshift-deploy:init -Dredshift.workflows=owner/name@commit"));
        }
    }

    private static String calling(String workflows, String text, boolean settings) {
        int end = workflows.indexOf('@');
        String repository = workflows.substring(0, end);
        String commit = workflows.substring(end);
        StringBuilder calling = new StringBuilder();
        for (String line : text.lines().toList()) {
            int own = line.indexOf("uses: " + OWN);
            calling.append(own < 0 ? line : line.replace(OWN, repository + "/" + FOLDER + "/") + commit)
                    .append('\n');
        }
        if (!settings) {
            return calling.toString();
        }
        int with = calling.indexOf(WITH);
        String input = "settings: " + SETTINGS;
        return with < 0
                ? calling.append("    with: { ").append(input).append(" }\n").toString()
                : calling.insert(with + WITH.length(), "      " + input + "\n").toString();
    }
}
