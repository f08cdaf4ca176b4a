package io.github.redshiftdeploy.delivery.docs;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;

/** Writes the reference of goals and parameters. */
final class Reference {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>(.*?)</pre>");

    private static final String HEAD = """
            # Goals and parameters

            Generated from the Javadoc of the goals; `ReferenceTest` holds it to them. `mvn redshift-deploy:help -Ddetail` prints the same.

            | goal | does |
            | --- | --- |
            """;

    private static final String HOW = """

            A parameter stands in `<configuration>` of the plugin under its name, or on the command line as `-D` and its property. The
            command line wins. No goal is bound to a phase, all work without a POM, and none prints a secret.
            """;

    private final Map<String, Parameter> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Set<String>> goals = new TreeMap<>();
    private final StringBuilder text = new StringBuilder(HEAD);

    private Reference() {}

    static String of(Goals goals) {
        Reference reference = new Reference();
        goals.all().forEach(reference::add);
        reference.text.append(HOW);
        reference.groups().forEach(reference::group);
        return reference.text.toString();
    }

    private void add(MojoDescriptor goal) {
        text.append("| `%s` | %s |%n".formatted(goal.getGoal(), prose(goal.getDescription())));
        for (Parameter parameter : Goals.editable(goal)) {
            parameters.put(key(parameter), parameter);
            goals.computeIfAbsent(key(parameter), key -> new TreeSet<>()).add(goal.getGoal());
        }
    }

    /** Two goals may call different things by one name: the port to connect to, and the port to listen on. */
    private static String key(Parameter parameter) {
        return parameter.getName() + " " + parameter.getExpression();
    }

    /** Returns the parameters by the goals that have them, those of many goals first. */
    private Map<Set<String>, List<Parameter>> groups() {
        Comparator<Set<String>> manyFirst =
                Comparator.<Set<String>>comparingInt(Set::size).reversed().thenComparing(Reference::names);
        return parameters.values().stream()
                .collect(Collectors.groupingBy(
                        parameter -> Objects.requireNonNull(goals.get(key(parameter))),
                        () -> new TreeMap<>(manyFirst),
                        Collectors.toList()));
    }

    private void group(Set<String> goals, List<Parameter> group) {
        text.append("%n## Of %s%n%n".formatted(names(goals)));
        text.append("| parameter | property | default | what |%n| --- | --- | --- | --- |%n".formatted());
        group.forEach(this::row);
        group.forEach(this::example);
    }

    private static String names(Set<String> goals) {
        return goals.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }

    private void row(Parameter parameter) {
        String standard = parameter.getDefaultValue();
        text.append("| `%s` | %s | %s | %s |%n"
                .formatted(
                        parameter.getName(),
                        Goals.property(parameter).map("`%s`"::formatted).orElse(""),
                        standard == null ? "" : "`" + standard + "`",
                        prose(parameter.getDescription())));
    }

    private void example(Parameter parameter) {
        Matcher example = EXAMPLE.matcher(parameter.getDescription());
        if (example.find()) {
            String code = plain(example.group(1)).replaceAll("</?code>", "").stripIndent();
            text.append("%n`%s`, for example:%n%n```xml%n%s%n```%n".formatted(parameter.getName(), code.strip()));
        }
    }

    private static String prose(String html) {
        String flat =
                EXAMPLE.matcher(html).replaceAll("").replaceAll("<br ?/>", "").replaceAll("\\s+", " ");
        return plain(flat.replaceAll("</?code>", "`")).replace("|", "\\|").strip();
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
