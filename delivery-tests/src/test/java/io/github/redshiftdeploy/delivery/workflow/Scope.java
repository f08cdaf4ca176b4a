package io.github.redshiftdeploy.delivery.workflow;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What expressions mean in a job or a step.
 *
 * @param contexts by their names
 * @param cancelled whether somebody has cancelled the run
 * @param failed whether something before has failed
 */
record Scope(Map<String, Map<String, Object>> contexts, boolean cancelled, boolean failed) implements Expression.Scope {

    @Override
    public Map<String, Object> context(String name) {
        if (!contexts.containsKey(name)) {
            throw new IllegalArgumentException("there is no context '" + name + "' here");
        }
        return contexts.get(name);
    }

    @Override
    public Object call(String function, List<Object> arguments) {
        return switch (function) {
            case "always" -> true;
            case "cancelled" -> cancelled;
            case "failure" -> failed && !cancelled;
            case "success" -> !failed && !cancelled;
            case "startsWith" -> lower(arguments.get(0)).startsWith(lower(arguments.get(1)));
            case "contains" ->
                arguments.get(0) instanceof List<?> list
                        ? list.stream().anyMatch(element -> lower(element).equals(lower(arguments.get(1))))
                        : lower(arguments.get(0)).contains(lower(arguments.get(1)));
            case "fromJSON" ->
                new Load(LoadSettings.builder().build())
                        .loadFromString(arguments.get(0).toString());
            default -> throw new IllegalArgumentException("unknown function: " + function);
        };
    }

    /** As GitHub does, nothing here looks at the case of letters. */
    private static String lower(Object value) {
        return value.toString().toLowerCase(Locale.ROOT);
    }
}
