package io.github.redshiftdeploy.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;

class ElementNamesTest {

    @Test
    void what_is_right_is_taken() {
        PlexusConfiguration configuration = element("configuration");
        configuration.addChild(element("anything"));
        PlexusConfiguration target = element("target");
        target.addChild("name", "dev");
        PlexusConfiguration values = element("placeholders");
        values.addChild("any_name", "x");
        target.addChild(values);
        PlexusConfiguration targets = element("targets");
        targets.addChild(target);
        configuration.addChild(targets);

        assertThatCode(() -> ElementNames.requireKnown(configuration)).doesNotThrowAnyException();
    }

    @Test
    void what_is_mistyped_is_told_in_the_words_of_the_pom() {
        PlexusConfiguration set = element("sqlSet");
        set.addChild("directroy", "sql");
        set.addChild("colour", "blue");

        assertThatThrownBy(() -> ElementNames.requireKnown(in(set)))
                .hasMessage("<sqlSet> has no <directroy>; did you mean <directory>?;"
                        + " <sqlSet> has no <colour>; it has <directory>, <excludes>, <files>, <includes>");

        PlexusConfiguration target = element("target");
        target.addChild("nmae", "dev");
        PlexusConfiguration targets = element("targets");
        targets.addChild(target);
        assertThatThrownBy(() -> ElementNames.requireKnown(in(targets)))
                .hasMessage("<target> has no <nmae>; did you mean <name>?");
    }

    @Test
    void a_target_without_its_own_element_is_told() {
        PlexusConfiguration targets = element("targets");
        targets.addChild("name", "dev");

        assertThatThrownBy(() -> ElementNames.requireKnown(in(targets)))
                .hasMessage("<targets> has <name>, which is no target; write <target>, with its elements inside");
    }

    private static PlexusConfiguration in(PlexusConfiguration element) {
        PlexusConfiguration configuration = element("configuration");
        configuration.addChild(element);
        return configuration;
    }

    private static PlexusConfiguration element(String name) {
        return new DefaultPlexusConfiguration(name);
    }
}
