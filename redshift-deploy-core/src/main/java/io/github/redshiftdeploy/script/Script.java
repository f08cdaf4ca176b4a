package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.sql.Position;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A script to deploy.
 *
 * @param name its path relative to the project, with forward slashes; when its text is made, a path that it is known by
 */
public record Script(String name, ScriptText text, RunPolicy run, TransactionPolicy transaction) {

    /** Returns a place of the script for a diagnostic; {@link #show} adds the text of the line. */
    public Place place(Position position) {
        return new Place(name, position.line(), position.column(), null);
    }

    /** Returns a problem with where the text of the script comes from, when nobody finds it in the project. */
    public Diagnostic explain(Diagnostic problem) {
        Optional<String> note = text.origin().map(origin -> "'" + name + "' is no file of the project: " + origin);
        return note.isEmpty() || problem.notes().contains(note.get()) ? problem : problem.note(note.get());
    }

    /** Returns a problem of the script with the text of its line. */
    public Diagnostic show(Diagnostic problem) {
        return show(List.of(problem)).get(0);
    }

    /** Returns problems of the script with the texts of their lines, read in one pass; a very long line is left out. */
    public List<Diagnostic> show(List<Diagnostic> problems) {
        NavigableSet<Integer> numbers = problems.stream()
                .map(Diagnostic::place)
                .filter(this::isPosition)
                .map(Place::line)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<Integer, String> lines = SourceLines.read(text, numbers);
        return problems.stream().map(problem -> explain(show(problem, lines))).toList();
    }

    private Diagnostic show(Diagnostic problem, Map<Integer, String> lines) {
        Place place = problem.place();
        if (place == null || !isPosition(place)) {
            return problem;
        }
        String line = lines.get(place.line());
        boolean shown = line != null && place.column() <= line.length() + 1;
        return shown ? problem.at(new Place(name, place.line(), place.column(), line)) : problem;
    }

    private boolean isPosition(@Nullable Place place) {
        return place != null && place.path().equals(name) && place.column() > 0;
    }

    Script with(Options options) {
        return new Script(
                name,
                text,
                options.run() == null ? run : options.run(),
                transaction == TransactionPolicy.DEPLOYMENT || options.transaction() == null
                        ? transaction
                        : options.transaction());
    }
}
