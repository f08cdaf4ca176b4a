package io.github.redshiftdeploy.delivery.infra;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A CloudFormation template with its parameters filled in, as CloudFormation does it: of its functions, those that the
 * template uses. A name that the template does not have is an error.
 */
final class Template {

    private static final Pattern NAME = Pattern.compile("\\$\\{([^}]+)}");
    private static final Object NO_VALUE = new Object();

    private final Map<String, Object> text;
    private final Map<String, String> parameters = new HashMap<>();
    private final Set<String> used = new TreeSet<>();

    private Template(Map<String, Object> text) {
        this.text = text;
    }

    /** Reads a template and fills in parameters; the others have their defaults. */
    static Template of(Path file, Map<String, String> given) throws IOException {
        Template template = new Template(object(read(Files.readString(file))));
        object(template.text.get("Parameters"))
                .forEach((name, parameter) -> template.declare(name, object(parameter), given));
        if (!template.parameters.keySet().containsAll(given.keySet())) {
            throw new AssertionError("no such parameters: " + given.keySet());
        }
        template.parameters.putAll(
                Map.of("AWS::Partition", "aws", "AWS::Region", "us-east-1", "AWS::AccountId", "123456789012"));
        return template;
    }

    private void declare(String name, Map<String, Object> parameter, Map<String, String> given) {
        String value = given.getOrDefault(name, String.valueOf(parameter.get("Default")));
        Object pattern = parameter.getOrDefault("AllowedPattern", ".*");
        Object allowed = parameter.getOrDefault("AllowedValues", List.of(value));
        if (!value.matches(pattern.toString()) || !((List<?>) allowed).contains(value)) {
            throw new AssertionError("parameter " + name + " cannot be '" + value + "'");
        }
        parameters.put(name, value);
    }

    /** Returns a section, with everything in it resolved. */
    Map<String, Object> section(String name) {
        return object(resolve(text.get(name)));
    }

    /** Returns a property of a resource, resolved. */
    JsonElement property(String resource, String... path) {
        Object value = section("Resources").get(resource);
        for (String step : path) {
            value = value instanceof List<?> list
                    ? list.get(Integer.parseInt(step))
                    : object(value).get(step);
        }
        return new Gson().toJsonTree(value);
    }

    /** Tells whether the template accepts the parameters together. */
    boolean accepts() {
        return object(text.get("Rules")).values().stream()
                .flatMap(rule -> list(object(rule).get("Assertions")).stream())
                .allMatch(assertion -> isTrue(object(assertion).get("Assert")));
    }

    /** Returns the parameters and conditions that nothing asks for, once everything was resolved. */
    Set<String> unused() {
        List.of("Resources", "Outputs").forEach(this::section);
        accepts();
        Set<String> names = new TreeSet<>(object(text.get("Parameters")).keySet());
        names.addAll(object(text.get("Conditions")).keySet());
        names.removeAll(used);
        return names;
    }

    private @Nullable Object resolve(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(this::resolve)
                    .filter(item -> item != NO_VALUE)
                    .toList();
        }
        if (!(value instanceof Map<?, ?>)) {
            return value;
        }
        Map<String, Object> map = object(value);
        String name = map.size() == 1 ? map.keySet().iterator().next() : "";
        Object argument = map.getOrDefault(name, "");
        return switch (name) {
            case "Ref" -> reference(argument.toString());
            case "Fn::Sub" -> substitute(argument.toString());
            case "Fn::GetAtt" -> attribute(argument.toString());
            case "Fn::If" -> choose(list(argument));
            default -> each(map);
        };
    }

    private Map<String, Object> each(Map<String, Object> map) {
        Map<String, Object> resolved = new LinkedHashMap<>();
        map.forEach((key, item) -> {
            Object inner = Objects.requireNonNull(resolve(item));
            if (inner != NO_VALUE) {
                resolved.put(key, inner);
            }
        });
        return resolved;
    }

    /** Resolves both, so that a mistake in either is found. */
    private @Nullable Object choose(List<?> choice) {
        Object yes = resolve(choice.get(1));
        Object no = resolve(choice.get(2));
        return condition(String.valueOf(choice.get(0))) ? yes : no;
    }

    private Object reference(String name) {
        if (name.equals("AWS::NoValue")) {
            return NO_VALUE;
        }
        if (object(text.get("Resources")).containsKey(name)) {
            return "<" + name + ">";
        }
        used.add(name);
        return Objects.requireNonNull(parameters.get(name), () -> "no such name: " + name);
    }

    private String substitute(String pattern) {
        return NAME.matcher(pattern).replaceAll(found -> Matcher.quoteReplacement((String) reference(found.group(1))));
    }

    private String attribute(String name) {
        String resource = name.substring(0, name.indexOf('.'));
        Objects.requireNonNull(object(text.get("Resources")).get(resource), () -> "no such resource: " + name);
        return "<" + name + ">";
    }

    private boolean condition(String name) {
        used.add(name);
        return isTrue(
                Objects.requireNonNull(object(text.get("Conditions")).get(name), () -> "no such condition: " + name));
    }

    private boolean isTrue(@Nullable Object value) {
        Map<String, Object> function = object(value);
        List<?> arguments =
                (List<?>) Objects.requireNonNull(function.values().iterator().next());
        return switch (function.keySet().iterator().next()) {
            case "Fn::Equals" -> Objects.equals(resolve(arguments.get(0)), resolve(arguments.get(1)));
            case "Fn::Not" -> !isTrue(arguments.get(0));
            // All are looked at, so that a mistake in any is found.
            case "Fn::And" -> arguments.stream().filter(this::isTrue).count() == arguments.size();
            case "Fn::Or" -> arguments.stream().filter(this::isTrue).count() > 0;
            default -> throw new AssertionError("no condition: " + function);
        };
    }

    @SuppressWarnings("unchecked") // YAML's keys are text here.
    private static Map<String, Object> object(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }

    private static Object read(String yaml) {
        LoadSettings settings = LoadSettings.builder().build();
        return new Load(settings, new ShortForms(settings)).loadFromString(yaml);
    }

    /** Reads {@code !Sub x} as {@code Fn::Sub: x}. */
    private static final class ShortForms extends StandardConstructor {

        ShortForms(LoadSettings settings) {
            super(settings);
        }

        @Override
        protected Optional<ConstructNode> findConstructorFor(Node node) {
            String tag = node.getTag().getValue();
            if (!tag.startsWith("!") || tag.startsWith("!!")) {
                return super.findConstructorFor(node);
            }
            String name = tag.equals("!Ref") ? "Ref" : "Fn::" + tag.substring(1);
            return Optional.of(inner -> Map.of(name, plain(inner)));
        }

        /** Constructs what the tag was put on. */
        private Object plain(Node node) {
            if (node instanceof ScalarNode scalar) {
                return scalar.getValue();
            }
            node.setTag(node instanceof SequenceNode ? Tag.SEQ : Tag.MAP);
            return super.findConstructorFor(node).orElseThrow().construct(node);
        }
    }
}
