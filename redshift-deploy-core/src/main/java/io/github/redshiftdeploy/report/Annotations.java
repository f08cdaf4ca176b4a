package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.diagnostic.Printable;
import io.github.redshiftdeploy.diagnostic.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found, as commands of a GitHub workflow that show it at its lines in a pull request. They count only at the
 * start of a line of the standard output.
 */
final class Annotations {

    /** As many of each kind as GitHub shows of a step. */
    private static final int MOST = 10;

    /** GitHub cuts a message after so many characters, escapes not counted. */
    private static final int LONGEST = 4_000;

    private final RepositoryRoot repository;

    Annotations(RepositoryRoot repository) {
        this.repository = repository;
    }

    /** Returns the commands, a line each, errors first. */
    List<String> of(List<Diagnostic> findings) {
        return Stream.of(Severity.ERROR, Severity.WARNING)
                .flatMap(severity -> findings.stream()
                        .filter(finding -> finding.severity() == severity)
                        .limit(MOST))
                .map(this::command)
                .toList();
    }

    private String command(Diagnostic finding) {
        StringBuilder command =
                new StringBuilder("::").append(finding.severity()).append(' ');
        Place place = finding.place();
        if (place != null) {
            command.append("file=")
                    .append(property(repository.name(place.path())))
                    .append(',');
            if (place.line() > 0) {
                command.append("line=").append(place.line()).append(',');
            }
            if (place.column() > 0) {
                command.append("col=").append(place.column()).append(',');
            }
        }
        command.append("title=").append(property(Words.title(finding.code())));
        return command.append("::").append(message(Words.of(finding))).toString();
    }

    private static String message(String text) {
        StringBuilder line = new StringBuilder();
        text.lines().forEach(each -> line.append(line.isEmpty() ? "" : "\n").append(Printable.line(each)));
        return escape(Cut.to(LONGEST, line.toString()));
    }

    private static String property(String text) {
        return escape(Printable.line(text)).replace(":", "%3A").replace(",", "%2C");
    }

    /** Returns a text as the data of a command. */
    static String escape(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
