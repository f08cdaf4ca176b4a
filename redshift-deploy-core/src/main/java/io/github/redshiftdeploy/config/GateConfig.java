package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.nio.file.FileSystems;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a target asks for before it lets a deployment change anything.
 *
 * @param window when it may be changed; absent for always
 * @param ticket the pattern that a ticket must match as a whole; absent when none is needed
 * @param branches the branches, and globs of them, one of which must have the commit; empty for any
 * @param cleanCheckout whether what is deployed must be committed as it is
 * @param deployedTo the target on which the scripts must have succeeded; absent for none
 * @param tests whether each script must have tests, and they run
 * @param backup whether each table whose rows go must be copied first
 * @param rollback whether each change must have a way back
 * @param forbidden what scripts may not do
 * @param maxRisk how much harm a statement may do at most; absent for any
 * @param waivers what is let through all the same
 */
public record GateConfig(
        @Nullable MaintenanceWindow window,
        @Nullable String ticket,
        List<String> branches,
        boolean cleanCheckout,
        @Nullable DeployedTo deployedTo,
        boolean tests,
        boolean backup,
        boolean rollback,
        Forbidden forbidden,
        @Nullable RiskLevel maxRisk,
        Waivers waivers) {

    /** Asks for nothing. */
    public static final GateConfig NONE = new GateConfig(
            null, null, List.of(), false, null, false, false, false, Forbidden.NOTHING, null, Waivers.NONE);

    /** Copies the list. */
    public GateConfig {
        branches = List.copyOf(branches);
    }

    /**
     * Reads the settings.
     *
     * @param forbidden what scripts may not do, which the checks look for too
     */
    static GateConfig of(Forbidden forbidden, Settings settings) {
        return new GateConfig(
                WindowText.read(settings, Gate.MAINTENANCE_WINDOW.setting()),
                pattern(settings, Gate.REQUIRE_TICKET.setting()),
                globs(settings, Gate.REQUIRE_BRANCH.setting()),
                settings.flag(Gate.REQUIRE_CLEAN_CHECKOUT.setting(), false),
                settings.text(Gate.REQUIRE_DEPLOYED_TO.setting())
                        .map(DeployedTo::unasked)
                        .orElse(null),
                settings.flag(Gate.REQUIRE_TESTS.setting(), false),
                settings.flag(Gate.REQUIRE_BACKUP.setting(), false),
                settings.flag(Gate.REQUIRE_ROLLBACK.setting(), false),
                forbidden,
                settings.text(Gate.MAX_RISK.setting()).isPresent()
                        ? settings.choice(Gate.MAX_RISK.setting(), RiskLevel.class, RiskLevel.LOW)
                        : null,
                Waivers.of(settings));
    }

    private static @Nullable String pattern(Settings settings, String name) {
        String pattern = settings.text(name).orElse(null);
        try {
            if (pattern != null) {
                Pattern.compile(pattern);
            }
        } catch (PatternSyntaxException e) {
            settings.mistake(Diagnostic.error(
                            ConfigCode.WRONG_VALUE, "'redshift." + name + "' is '" + pattern + "', which is no pattern")
                    .note("pattern: " + e.getDescription())
                    .help("give a regular expression, such as CHG-\\d+"));
        }
        return pattern;
    }

    private static List<String> globs(Settings settings, String name) {
        List<String> globs = settings.list(name);
        for (String glob : globs) {
            try {
                FileSystems.getDefault().getPathMatcher("glob:" + glob);
            } catch (PatternSyntaxException e) {
                settings.mistake(Diagnostic.error(
                                ConfigCode.WRONG_VALUE,
                                "'redshift." + name + "' has '" + glob + "', which is no pattern of branches")
                        .help("give names and globs, such as main, release/*"));
            }
        }
        return globs;
    }

    /**
     * Refuses a command line that asks for something else than the POM does: what it may do is waive a gate, and that
     * is recorded.
     *
     * @param pom the settings without those of the command line
     */
    static void requireUnchanged(Map<String, String> pom, Map<String, String> commandLine, Settings settings) {
        for (String gate : Gate.names()) {
            String there = pom.get(gate);
            String given = commandLine.get(gate);
            if (there != null && given != null && !there.strip().equals(given.strip())) {
                settings.mistake(Diagnostic.error(
                                ConfigCode.WRONG_VALUE,
                                "'redshift." + gate + "' is '" + given + "', and the configuration says '" + there
                                        + "'")
                        .help("waive the gate and say why: -Dredshift.waive=" + gate + ":<reason>"));
            }
        }
    }

    /** Tells whether a ticket is what is asked for. */
    public boolean acceptsTicket(@Nullable String given) {
        return ticket == null || (given != null && Pattern.matches(ticket, given));
    }

    /** Returns the gates that are set. */
    public Set<Gate> set() {
        Set<Gate> set = EnumSet.noneOf(Gate.class);
        add(set, Gate.MAINTENANCE_WINDOW, window != null);
        add(set, Gate.REQUIRE_TICKET, ticket != null);
        add(set, Gate.REQUIRE_BRANCH, !branches.isEmpty());
        add(set, Gate.REQUIRE_CLEAN_CHECKOUT, cleanCheckout);
        add(set, Gate.REQUIRE_DEPLOYED_TO, deployedTo != null);
        add(set, Gate.REQUIRE_TESTS, tests);
        add(set, Gate.REQUIRE_BACKUP, backup);
        add(set, Gate.REQUIRE_ROLLBACK, rollback);
        add(set, Gate.FORBID, !forbidden.isEmpty());
        add(set, Gate.MAX_RISK, maxRisk != null);
        return set;
    }

    /** Returns the same with what the other target has answered. */
    public GateConfig answered(DeployedTo answer) {
        return new GateConfig(
                window, ticket, branches, cleanCheckout, answer, tests, backup, rollback, forbidden, maxRisk, waivers);
    }

    private static void add(Set<Gate> set, Gate gate, boolean wanted) {
        if (wanted) {
            set.add(gate);
        }
    }
}
