package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.sql.Position;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A script to deploy.
 *
 * @param name its path relative to the project, with forward slashes
 * @param file where it is
 * @param encoding what it is written in
 */
public record Script(String name, Path file, Charset encoding, RunPolicy run, TransactionPolicy transaction) {

    /** Returns a place of the script for a diagnostic; {@link #show} adds the text of the line. */
    public Place place(Position position) {
        return new Place(name, position.line(), position.column(), null);
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
        Map<Integer, String> lines = SourceLines.read(file, encoding, numbers);
        return problems.stream().map(problem -> show(problem, lines)).toList();
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
                file,
                encoding,
                options.run() == null ? run : options.run(),
                transaction == TransactionPolicy.DEPLOYMENT || options.transaction() == null
                        ? transaction
                        : options.transaction());
    }
}
