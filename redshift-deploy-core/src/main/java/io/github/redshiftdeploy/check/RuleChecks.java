package io.github.redshiftdeploy.check;

import java.util.Optional;

/** Who looks for what breaks a rule. */
public interface RuleChecks {

    /** Returns a new check for one script; nothing when the rule has none that looks at one script by itself. */
    Optional<Check> check(Rule rule);

    /** Returns a new check for a set of scripts; nothing when the rule does not look across scripts. */
    Optional<SetCheck<?>> setCheck(Rule rule);
}
