package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
    private final Map<ScriptCode, Integer> told = new EnumMap<>(ScriptCode.class);
    private final Set<String> named = new TreeSet<>();
    private final Set<String> ordered = new LinkedHashSet<>();

    OrderedScripts(Ordering ordering, List<String> found, Consumer<Diagnostic> mistakes) {
        this.ordering = ordering;
        this.found = new LinkedHashSet<>(found);
        this.mistakes = mistakes;
    }

    /** Returns the scripts in their order. */
    List<String> resolve() {
        ordering.entries().stream()
                .map(entry -> entry.normal())
                .filter(found::contains)
                .forEach(named::add);
        ordering.entries().forEach(this::add);
        tellHowManyMore();
        addUnlisted();
        return List.copyOf(ordered);
    }

    private void add(Ordering.Entry entry) {
        List<String> covered = matches(entry);
        if (covered.isEmpty()) {
            tell(ScriptCode.LISTED_NOT_THERE, () -> nothing(entry));
            return;
        }
        boolean one = named.contains(entry.normal());
        List<String> scripts = covered.stream()
                .filter(script -> one || !named.contains(script))
                .toList();
        List<String> twice = scripts.stream().filter(ordered::contains).toList();
        if (!twice.isEmpty()) {
            tell(
                    ScriptCode.LISTED_TWICE,
                    () -> Diagnostic.error(ScriptCode.LISTED_TWICE, "listed twice: " + quoted(twice))
                            .at(entry.place())
                            .help("keep one of the two entries in " + ordering.origin()));
        }
        ordered.addAll(scripts);
    }

    /** Passes the first mistakes of a kind on and counts the others: each may name, or be near to, all scripts. */
    private void tell(ScriptCode kind, Supplier<Diagnostic> mistake) {
        if (told.merge(kind, 1, Integer::sum) <= Ordering.MOST_MISTAKES) {
            mistakes.accept(mistake.get());
        }
    }

    private void tellHowManyMore() {
        told.forEach((kind, count) -> {
            if (count > Ordering.MOST_MISTAKES) {
                mistakes.accept(Diagnostic.error(
                                kind,
                                "entries that "
                                        + (kind == ScriptCode.LISTED_TWICE ? "list a script again" : "match no script")
                                        + ", beside those above: " + (count - Ordering.MOST_MISTAKES))
                        .at(Place.file(ordering.origin())));
            }
        });
    }

    private List<String> matches(Ordering.Entry entry) {
        String pattern = entry.normal();
        if (named.contains(pattern)) {
            return List.of(pattern);
        }
        return found.stream().filter(entry.covers()).toList();
    }

    private Diagnostic nothing(Ordering.Entry entry) {
        String pattern = entry.normal();
        Optional<Diagnostic> companion = Discovery.companion(pattern);
        if (companion.isPresent()) {
            return companion.get().at(entry.place());
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
                found.stream().filter(script -> !ordered.contains(script)).toList();
        if (unlisted.isEmpty() || ordering.unlisted() == Ordering.Unlisted.IGNORE) {
            return;
        }
        ordered.addAll(unlisted);
        if (ordering.unlisted() == Ordering.Unlisted.ERROR) {
            mistakes.accept(Diagnostic.error(
                            ScriptCode.NOT_LISTED, "not mentioned in " + ordering.origin() + ": " + quoted(unlisted))
                    .help("add them; an ordering.yaml may also say 'unlisted: last' or 'unlisted: ignore'"));
        }
    }

    private static String quoted(List<String> names) {
        return names.stream()
                        .limit(Ordering.MOST_MISTAKES)
                        .map(name -> "'" + name + "'")
                        .collect(Collectors.joining(", "))
                + (names.size() > Ordering.MOST_MISTAKES
                        ? " and " + (names.size() - Ordering.MOST_MISTAKES) + " more"
                        : "");
    }
}
