package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a target may ask for before it lets a deployment change anything; each is a setting of the same name. */
public enum Gate {
    MAINTENANCE_WINDOW("maintenanceWindow"),
    REQUIRE_TICKET("requireTicket"),
    REQUIRE_BRANCH("requireBranch"),
    REQUIRE_CLEAN_CHECKOUT("requireCleanCheckout"),
    REQUIRE_DEPLOYED_TO("requireDeployedTo"),
    REQUIRE_TESTS("requireTests"),
    REQUIRE_BACKUP("requireBackup"),
    REQUIRE_ROLLBACK("requireRollback"),
    FORBID("forbid"),
    MAX_RISK("maxRisk");

    private final String setting;

    Gate(String setting) {
        this.setting = setting;
    }

    /** Returns its name, which is that of its setting. */
    public String setting() {
        return setting;
    }

    @Override
    public String toString() {
        return setting;
    }

    /** Returns the names of all gates. */
    static List<String> names() {
        return Arrays.stream(values()).map(Gate::setting).toList();
    }

    /** Returns the gate of a name, whose letters may be large or small. */
    static Optional<Gate> of(String name) {
        return Arrays.stream(values())
                .filter(gate -> gate.setting.equalsIgnoreCase(name))
                .findFirst();
    }

    /** Tells whether a word is probably a mistyped name. */
    static boolean isNearly(String word) {
        return Suggestion.of(word, names()).isPresent();
    }

    /** Returns what to say to somebody who has written a name that no gate has. */
    static String suggestion(String name) {
        return Suggestion.of(name, names())
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("gates are " + String.join(", ", names()));
    }
}
