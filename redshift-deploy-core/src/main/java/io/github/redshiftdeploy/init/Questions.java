package io.github.redshiftdeploy.init;

import io.github.redshiftdeploy.config.FirstTarget;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks for what the first target of a project is, where nobody has said it. */
public final class Questions {

    /** Puts a question to somebody, and returns the answer; nothing when there is nobody to answer. */
    @FunctionalInterface
    public interface Asker {
        @Nullable
        String ask(String question);
    }

    private final Asker asker;
    private final Map<String, String> settings;

    private Questions(Asker asker, Map<String, String> settings) {
        this.asker = asker;
        this.settings = new TreeMap<>(settings);
    }

    /**
     * Returns settings with the answers among them. Whoever gives one of them has given what there is to say, and is
     * asked nothing.
     */
    public static Map<String, String> complete(Map<String, String> settings, Asker asker) {
        boolean said =
                settings.containsKey("target") || FirstTarget.NAMES.stream().anyMatch(settings::containsKey);
        return said ? settings : new Questions(asker, settings).answered();
    }

    private Map<String, String> answered() {
        if (ask("workgroup", "Serverless workgroup to deploy to (empty for a cluster or none yet): ")
                || ask("clusterIdentifier", "cluster to deploy to (empty for none yet): ")) {
            if (settings.containsKey("clusterIdentifier")) {
                ask("dbUser", "database user (empty for your IAM identity): ");
            }
            ask("region", "AWS region (empty for that of your profile): ");
            ask("database", "database (empty for '" + FirstTarget.DATABASE + "'): ");
            ask("target", "what to call this target (empty for 'dev'): ");
        }
        return settings;
    }

    private boolean ask(String setting, String question) {
        String answer = asker.ask(question);
        if (answer == null || answer.isBlank()) {
            return false;
        }
        settings.put(setting, answer.strip());
        return true;
    }
}
