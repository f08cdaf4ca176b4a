package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.component.configurator.ConfigurationListener;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Fills in the parameters of a goal as Maven does, and says in the user's words which element of the POM nobody knows:
 * of a mistyped one in {@code <sqlSet>} or {@code <target>} Maven itself names a class of ours.
 *
 * <p>{@code META-INF/plexus/components.xml} gives it the name by which goals ask for it.
 */
public final class ElementNames extends BasicComponentConfigurator {

    static final String NAME = "redshift-deploy";

    @Override
    public void configureComponent(
            Object component,
            PlexusConfiguration configuration,
            ExpressionEvaluator evaluator,
            ClassRealm realm,
            ConfigurationListener listener)
            throws ComponentConfigurationException {
        requireKnown(configuration);
        super.configureComponent(component, configuration, evaluator, realm, listener);
    }

    static void requireKnown(PlexusConfiguration configuration) throws ComponentConfigurationException {
        PlexusConfiguration set = configuration.getChild("sqlSet", false);
        if (set != null) {
            requireKnown(set, SqlSetParameter.class);
        }
        requireKnown(configuration.getChild("targets", false), "target", TargetParameter.class);
        requireKnown(configuration.getChild("groups", false), "group", GroupParameter.class);
    }

    private static void requireKnown(@Nullable PlexusConfiguration list, String item, Class<?> bean)
            throws ComponentConfigurationException {
        if (list == null) {
            return;
        }
        for (PlexusConfiguration element : list.getChildren()) {
            if (element.getChildCount() == 0) {
                throw new ComponentConfigurationException("<" + list.getName() + "> has <" + element.getName()
                        + ">, which is no " + item + "; write <" + item + ">, with its elements inside");
            }
            requireKnown(element, bean);
        }
    }

    private static void requireKnown(PlexusConfiguration element, Class<?> bean)
            throws ComponentConfigurationException {
        Set<String> known = names(bean);
        List<String> mistakes = Arrays.stream(element.getChildren())
                .map(PlexusConfiguration::getName)
                .filter(name -> !known.contains(name))
                .map(name -> unknown(element.getName(), name, known))
                .toList();
        if (!mistakes.isEmpty()) {
            throw new ComponentConfigurationException(String.join("; ", mistakes));
        }
    }

    private static String unknown(String element, String name, Set<String> known) {
        return "<" + element + "> has no <" + name + ">; "
                + Suggestion.of(name, known)
                        .map(meant -> "did you mean <" + meant + ">?")
                        .orElse("it has " + known.stream().collect(Collectors.joining(">, <", "<", ">")));
    }

    private static Set<String> names(Class<?> bean) {
        return Arrays.stream(bean.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Field::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
