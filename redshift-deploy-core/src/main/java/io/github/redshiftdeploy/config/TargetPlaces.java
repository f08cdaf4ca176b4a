package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the targets of a release are. The command line wins over each of them, and may lead two to one database. */
final class TargetPlaces {

    /** The settings that say where a database is; who logs in is none of them. */
    private static final List<String> PLACE =
            List.of("host", "port", "clusterIdentifier", "workgroup", "region", "roleArn", "secretArn", "database");

    private TargetPlaces() {}

    /**
     * Refuses a command line that leads targets to one database which are apart without it: one would be deployed to
     * twice, and the other never, under its name.
     */
    static void requireApart(List<TargetChoice> each, Map<String, String> parameters, Map<String, String> commandLine) {
        Map<Map<String, String>, TargetChoice> seen = new HashMap<>();
        for (TargetChoice one : each) {
            TargetChoice other = seen.putIfAbsent(place(one, parameters, commandLine), one);
            if (other != null && !place(other, parameters, Map.of()).equals(place(one, parameters, Map.of()))) {
                throw new DiagnosticException(Diagnostic.error(
                                ConfigCode.WRONG_TARGETS,
                                "the command line leads the targets '" + other.name() + "' and '" + one.name()
                                        + "' to one database")
                        .help("leave away what says where it is, or choose one of the targets"));
            }
        }
    }

    private static Map<String, String> place(
            TargetChoice target, Map<String, String> parameters, Map<String, String> commandLine) {
        Map<String, String> place = new TreeMap<>(target.settings(parameters, commandLine));
        place.keySet().retainAll(PLACE);
        return place;
    }
}
