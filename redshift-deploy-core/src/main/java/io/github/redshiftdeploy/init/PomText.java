package io.github.redshiftdeploy.init;

import io.github.redshiftdeploy.config.FirstTarget;
import io.github.redshiftdeploy.config.FirstTarget.Setting;
import io.github.redshiftdeploy.config.InitConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The POM of a new project, and the part of it that an existing one lacks. */
final class PomText {

    private static final int DEPTH_OF_PLUGIN = 6;
    private static final int DEPTH_OF_TARGET = 6;

    private PomText() {}

    /** Returns a whole POM. */
    static String whole(InitConfig config) throws IOException {
        return Template.filled(
                "pom.xml",
                Map.of(
                        "artifactId", artifactId(config.root()),
                        "plugin", indented(plugin(config), DEPTH_OF_PLUGIN)));
    }

    /** Returns the plugin's part, for {@code <build><plugins>}. */
    static String plugin(InitConfig config) throws IOException {
        FirstTarget target = config.target();
        String version = escaped(config.version());
        return target == null
                ? Template.filled("plugin.xml", Map.of("version", version))
                : Template.filled(
                        "plugin-with-target.xml",
                        Map.of("version", version, "target", indented(target(target), DEPTH_OF_TARGET)));
    }

    /** Returns a target, for {@code <targets>}. */
    static String target(FirstTarget target) {
        StringBuilder text = new StringBuilder("<target>\n");
        for (Setting setting : target.settings()) {
            text.append("  <").append(setting.name()).append('>').append(escaped(setting.value()));
            text.append("</").append(setting.name()).append(">\n");
        }
        return text.append("</target>\n").toString();
    }

    private static String indented(String text, int depth) {
        return text.indent(depth).stripTrailing();
    }

    /** Returns the name of the folder, as far as Maven takes it. */
    private static String artifactId(Path root) {
        String folder = root.getFileName() == null ? "" : root.getFileName().toString();
        String id = folder.replaceAll("[^A-Za-z0-9_.-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        return id.isEmpty() ? "warehouse" : id;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
