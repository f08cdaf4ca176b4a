package io.github.redshiftdeploy.delivery.docs;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;

/** The goals of the plugin and their parameters, as its descriptor has them. */
final class Goals {

    /** The descriptor whose descriptions are HTML, which the site's reports are made from. */
    private static final Path DESCRIPTOR =
            Documentation.ROOT.resolve("redshift-deploy-maven-plugin/target/plugin-enhanced.xml");

    private final PluginDescriptor plugin;

    private Goals(PluginDescriptor plugin) {
        this.plugin = plugin;
    }

    static Goals read() throws IOException {
        try (Reader text = Files.newBufferedReader(DESCRIPTOR)) {
            return new Goals(new PluginDescriptorBuilder().build(text, DESCRIPTOR.toString()));
        } catch (org.codehaus.plexus.configuration.PlexusConfigurationException e) {
            throw new IOException(e);
        }
    }

    String version() {
        return plugin.getVersion();
    }

    List<MojoDescriptor> all() {
        return plugin.getMojos().stream()
                .sorted((one, other) -> one.getGoal().compareTo(other.getGoal()))
                .toList();
    }

    Set<String> names() {
        return all().stream().map(MojoDescriptor::getGoal).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns what stands in {@code <configuration>}. */
    Set<String> parameters() {
        return all().stream()
                .flatMap(goal -> editable(goal).stream())
                .map(Parameter::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns what can be said with {@code -D}. */
    Set<String> properties() {
        return all().stream()
                .flatMap(goal -> editable(goal).stream().flatMap(parameter -> property(parameter).stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the parameters of a goal that a user can set. */
    static List<Parameter> editable(MojoDescriptor goal) {
        return goal.getParameters().stream().filter(Parameter::isEditable).toList();
    }

    /** Returns the property of a parameter that has one. */
    static Optional<String> property(Parameter parameter) {
        return Optional.ofNullable(parameter.getExpression())
                .filter(expression -> expression.startsWith("${"))
                .map(expression -> expression.substring(2, expression.length() - 1));
    }
}
