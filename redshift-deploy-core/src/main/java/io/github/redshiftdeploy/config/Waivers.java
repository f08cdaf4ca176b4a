package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The waivers of a command line: {@code <gate>:<reason>}, several with a comma or a line break between them.
 *
 * @param all the waivers, in their order
 */
public record Waivers(List<Waiver> all) {

    /** The setting. */
    public static final String SETTING = "waive";

    static final Waivers NONE = new Waivers(List.of());

    /** A reason may have commas in it: one ends it only where a name and a colon follow, or the line ends. */
    private static final Pattern NEXT = Pattern.compile("[\\n,]\\s*(\\*|[A-Za-z]+)\\s*:(?!//)|\\n");

    private static final String FORM = "write the gate and why: -Dredshift.waive=%s:<reason>";

    /** Copies the list. */
    public Waivers {
        all = List.copyOf(all);
    }

    static Waivers of(Settings settings) {
        Set<Gate> seen = EnumSet.noneOf(Gate.class);
        List<Waiver> waivers = new ArrayList<>();
        for (String one : settings.text(SETTING).map(Waivers::split).orElse(List.of())) {
            waiver(one, settings).ifPresent(waiver -> {
                if (waiver.gate() != null && !seen.add(waiver.gate())) {
                    mistake(settings, "'" + waiver.name() + "' is waived twice", "waive it once, with one reason");
                }
                waivers.add(waiver);
            });
        }
        return new Waivers(waivers);
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        Matcher next = NEXT.matcher(text);
        int from = 0;
        while (next.find()) {
            if (isGate(next.group(1)) || text.charAt(next.start()) == '\n') {
                parts.add(text.substring(from, next.start()));
                from = next.start() + 1;
                next.region(from, text.length());
            }
        }
        parts.add(text.substring(from));
        return parts.stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    /** What is nearly the name of a gate is a mistyped one, and no part of a reason. */
    private static boolean isGate(String word) {
        return word != null && (word.equals(Waiver.ALL) || Gate.of(word).isPresent() || Gate.isNearly(word));
    }

    private static Optional<Waiver> waiver(String text, Settings settings) {
        int colon = text.indexOf(':');
        String name = (colon < 0 ? text : text.substring(0, colon)).strip();
        String reason = colon < 0 ? "" : text.substring(colon + 1).strip();
        Optional<Gate> gate = Gate.of(name);
        boolean all = name.equals(Waiver.ALL);
        if (gate.isEmpty() && !all) {
            mistake(settings, "there is no gate '" + name + "'", Gate.suggestion(name));
            return Optional.empty();
        }
        if (reason.isEmpty()) {
            mistake(settings, "'redshift.waive' gives no reason for '" + name + "'", FORM.formatted(name));
            return Optional.empty();
        }
        return Optional.of(new Waiver(gate.orElse(null), reason));
    }

    private static void mistake(Settings settings, String what, String help) {
        settings.mistake(Diagnostic.error(ConfigCode.WRONG_WAIVER, what).help(help));
    }

    /** Returns the waiver of a gate; one of its own counts before one of all. */
    public Optional<Waiver> of(Gate gate) {
        return all.stream()
                .filter(waiver -> waiver.gate() == gate)
                .findFirst()
                .or(() -> all.stream().filter(waiver -> waiver.covers(gate)).findFirst());
    }
}
