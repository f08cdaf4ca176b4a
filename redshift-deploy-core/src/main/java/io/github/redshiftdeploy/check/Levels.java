package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.Level;
import io.github.redshiftdeploy.diagnostic.Severity;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How much each rule matters in a project. */
final class Levels {

    private final Map<Rule, Severity> severities = new EnumMap<>(Rule.class);

    private final Set<Rule> forbidden = EnumSet.noneOf(Rule.class);

    private Levels() {}

    /** Returns the levels that a project has set; where only what a deployment has to know is checked, no rule is. */
    static Levels of(CheckConfig config) {
        Levels levels = new Levels();
        for (Rule rule : Rule.values()) {
            Level level = config.levels().getOrDefault(rule.word(), rule.level());
            level.severity().filter(on -> config.all()).ifPresent(severity -> levels.severities.put(rule, severity));
        }
        config.forbidden().rules().forEach(rule -> Rule.of(rule).ifPresent(levels.forbidden::add));
        return levels;
    }

    /** Returns the severity of what a rule finds, or nothing when it is off. */
    Optional<Severity> severity(Rule rule) {
        return Optional.ofNullable(severities.get(rule));
    }

    /** Tells whether the target refuses what a rule finds, whatever its level is and whoever allows it. */
    boolean forbids(Rule rule) {
        return forbidden.contains(rule);
    }

    /** Returns the rules that are looked at: those that are not off, and those that the target forbids to break. */
    List<Rule> checked() {
        Set<Rule> all = EnumSet.copyOf(forbidden);
        all.addAll(severities.keySet());
        return List.copyOf(all);
    }

    /** Returns the rules that are not off. */
    List<Rule> rules() {
        return List.copyOf(severities.keySet());
    }
}
