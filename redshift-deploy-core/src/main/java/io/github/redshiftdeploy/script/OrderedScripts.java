package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.codehaus.plexus.util.SelectorUtils;

/**
 * The scripts of a folder in the order that somebody gave. A file that is named by itself stands where it is named; a
 * folder or a glob takes what is not named so.
 */
final class OrderedScripts {

    /** What is absolute, has a drive or climbs. */
    private static final String OUTSIDE = "/.*|[A-Za-z]:.*|(.*/)?\\.\\.(/.*)?";

    private final Ordering ordering;
    private final Set<String> found;
    private final Consumer<Diagnostic> mistakes;
    private final Set<String> named = new TreeSet<>();
    private final Map<String, Options> ordered = new LinkedHashMap<>();

    OrderedScripts(Ordering ordering, List<String> found, Consumer<Diagnostic> mistakes) {
        this.ordering = ordering;
        this.found = new LinkedHashSet<>(found);
        this.mistakes = mistakes;
    }

    /** A script and what the order says about it. */
    record Ordered(String name, Options options) {}

    List<Ordered> resolve() {
        ordering.entries().stream()
                .map(entry -> normal(entry.pattern()))
                .filter(found::contains)
                .forEach(named::add);
        ordering.entries().forEach(this::add);
        addUnlisted();
        return ordered.entrySet().stream()
                .map(entry -> new Ordered(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void add(Ordering.Entry entry) {
        List<String> covered = matches(entry);
        if (covered.isEmpty()) {
            mistakes.accept(nothing(entry));
            return;
        }
        boolean one = named.contains(normal(entry.pattern()));
        List<String> scripts = covered.stream()
                .filter(script -> one || !named.contains(script))
                .toList();
        List<String> twice = scripts.stream().filter(ordered::containsKey).toList();
        if (!twice.isEmpty()) {
            mistakes.accept(Diagnostic.error(ScriptCode.LISTED_TWICE, "listed twice: " + quoted(twice))
                    .at(entry.place())
                    .help("keep one of the two entries in " + ordering.origin()));
        }
        scripts.forEach(script -> ordered.putIfAbsent(script, entry.options()));
    }

    private List<String> matches(Ordering.Entry entry) {
        String pattern = normal(entry.pattern());
        if (named.contains(pattern)) {
            return List.of(pattern);
        }
        return found.stream()
                .filter(script -> entry.isGlob()
                        ? SelectorUtils.matchPath(platform(pattern), platform(script))
                        : script.startsWith(pattern.isEmpty() ? "" : pattern + "/"))
                .toList();
    }

    private Diagnostic nothing(Ordering.Entry entry) {
        String pattern = normal(entry.pattern());
        if (Companion.is(pattern)) {
            return Discovery.companion(pattern).at(entry.place());
        }
        if (pattern.matches(OUTSIDE)) {
            return ProjectRoot.outsideDiagnostic(entry.pattern()).at(entry.place());
        }
        return Diagnostic.error(ScriptCode.LISTED_NOT_THERE, "no script matches '" + entry.pattern() + "'")
                .at(entry.place())
                .help(Suggestion.of(pattern, found)
                        .map(meant -> "did you mean '" + meant + "'?")
                        .orElse("names in " + ordering.origin() + " are relative to the folder of the scripts"));
    }

    private void addUnlisted() {
        List<String> unlisted =
                found.stream().filter(script -> !ordered.containsKey(script)).toList();
        if (unlisted.isEmpty() || ordering.unlisted() == Ordering.Unlisted.IGNORE) {
            return;
        }
        unlisted.forEach(script -> ordered.put(script, Options.NONE));
        if (ordering.unlisted() == Ordering.Unlisted.ERROR) {
            mistakes.accept(Diagnostic.error(
                            ScriptCode.NOT_LISTED, "not mentioned in " + ordering.origin() + ": " + quoted(unlisted))
                    .help("add them; an ordering.yaml may also say 'unlisted: last' or 'unlisted: ignore'"));
        }
    }

    private static String normal(String pattern) {
        String slashes = pattern.strip().replace('\\', '/').replaceFirst("^(\\./)+", "");
        if (slashes.equals(".")) {
            return "";
        }
        return slashes.matches(".+/") ? slashes.substring(0, slashes.length() - 1) : slashes;
    }

    private static String platform(String path) {
        return path.replace('/', File.separatorChar);
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }
}
