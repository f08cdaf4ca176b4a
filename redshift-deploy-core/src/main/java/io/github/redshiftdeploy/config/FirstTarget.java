package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The target that a new POM has.
 *
 * @param settings what stands in it, in order, its name first
 */
public record FirstTarget(List<Setting> settings) {

    /** The settings that tell where a first target is and who logs in there, in the order in which a POM has them. */
    public static final List<String> NAMES = List.of("workgroup", "clusterIdentifier", "dbUser", "region", "database");

    /** The database that each cluster and each workgroup has from the beginning. */
    public static final String DATABASE = "dev";

    private static final String LOCAL = "local";

    /** A name that every shell takes as it is; GitHub's environments are called the same. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    /** An element of a target. */
    public record Setting(String name, String value) {}

    /** Copies the list. */
    public FirstTarget {
        settings = List.copyOf(settings);
    }

    /** Returns what {@code redshift.target} calls it. */
    public String name() {
        return settings.get(0).value();
    }

    /** Reads a target; there is none when nothing is set but perhaps that the stand-in is meant. */
    static Optional<FirstTarget> of(Settings settings) {
        String name = settings.text("target").orElse("");
        boolean nothing =
                NAMES.stream().allMatch(setting -> settings.text(setting).isEmpty());
        if (nothing && (name.isEmpty() || name.equals(LOCAL))) {
            return Optional.empty();
        }
        List<Setting> target = new ArrayList<>();
        target.add(new Setting("name", name.isEmpty() ? "dev" : name));
        for (String setting : NAMES) {
            Optional<String> value = settings.text(setting);
            if (setting.equals("database")) {
                value = Optional.of(value.orElse(DATABASE));
            }
            value.ifPresent(text -> target.add(new Setting(setting, text)));
        }
        check(target, settings);
        return Optional.of(new FirstTarget(target));
    }

    private static void check(List<Setting> target, Settings settings) {
        target.stream()
                .filter(setting -> !isPlain(setting.value()))
                .forEach(setting -> settings.mistake(wrong(setting)
                        .help("give a name of one line without '${', in whose place Maven would put something else")));
        String name = target.get(0).value();
        if (name.equals(LOCAL) || !NAME.matcher(name).matches()) {
            settings.mistake(wrong(target.get(0))
                    .help("give a name of letters, digits, '.', '_' and '-', and not 'local', which is the stand-in"));
        }
        if (settings.text("workgroup")
                .or(() -> settings.text("clusterIdentifier"))
                .isEmpty()) {
            settings.mistake(Diagnostic.error(ConfigCode.NO_TARGET, "the target '" + name + "' is on no cluster")
                    .help("set 'redshift.workgroup' or 'redshift.clusterIdentifier' too"));
            return;
        }
        Map<String, String> values = new TreeMap<>();
        target.forEach(setting -> values.put(setting.name(), setting.value()));
        Settings alone = new Settings(values);
        TargetConfig.of(name, alone, List.of());
        alone.mistakes().forEach(settings::mistake);
    }

    private static Diagnostic wrong(Setting setting) {
        String property = setting.name().equals("name") ? "target" : setting.name();
        return Diagnostic.error(ConfigCode.WRONG_VALUE, "'redshift." + property + "' is '" + setting.value() + "'");
    }

    /** Tells whether a text means itself in a POM; XML can carry any of its characters. */
    private static boolean isPlain(String value) {
        return !value.contains("${")
                && value.codePoints().allMatch(c -> Printable.harmless(c) && Character.isDefined(c));
    }
}
