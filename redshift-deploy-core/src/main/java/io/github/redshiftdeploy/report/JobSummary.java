package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** What was found, as Markdown on the page of a GitHub run. Nothing in it is markup but what we wrote ourselves. */
final class JobSummary {

    /** GitHub takes 1 MiB from a step, in which several goals may run. */
    private static final long MOST_BYTES = 1024 * 1024;

    /** As many as somebody reads; the files have them all. */
    private static final int MOST_FINDINGS = 100;

    private static final int LONGEST = 500;

    private final RepositoryRoot repository;

    JobSummary(RepositoryRoot repository) {
        this.repository = repository;
    }

    /** Adds a summary to those that are there, as far as there is room for it. */
    void append(Validation validation, boolean failed, Path file) throws IOException {
        long there = Files.exists(file) ? Files.size(file) : 0;
        String text = markdown(validation, failed, MOST_BYTES - there);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8); // Half a character becomes a question mark.
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Returns the summary, or nothing when not even its head fits into so many bytes. */
    String markdown(Validation validation, boolean failed, long most) {
        List<Diagnostic> findings = Stream.of(Severity.ERROR, Severity.WARNING)
                .flatMap(severity -> validation.findings().stream().filter(finding -> finding.severity() == severity))
                .toList();
        StringBuilder text =
                new StringBuilder("### ").append(failed ? "❌" : "✅").append(" SQL validation\n\n");
        text.append(escape(Console.summary(validation))).append("\n\n");
        String rest = "\n" + findings.size() + " findings in all; validate.json has them.\n\n";
        long room = most - bytes(text) - bytes(rest);
        if (room < 0) {
            return "";
        }
        int shown = 0;
        String head = "| | where | what | rule |\n| --- | --- | --- | --- |\n";
        for (Diagnostic finding : findings) {
            String row = (shown == 0 ? head : "") + row(finding);
            room -= bytes(row);
            if (room < 0 || shown == MOST_FINDINGS) {
                return text.append(rest).toString();
            }
            text.append(row);
            shown++;
        }
        return text.append('\n').toString();
    }

    private String row(Diagnostic finding) {
        String place = finding.place() == null
                ? ""
                : code(repository.name(finding.place().toString()));
        String help = finding.help() == null ? "" : "<br>" + escape(finding.help());
        return "| " + finding.severity() + " | " + place + " | " + escape(finding.message()) + help + " | "
                + escape(Words.title(finding.code())) + " |\n";
    }

    /** What looks like a name, an address or a number of an issue is no link in it. */
    private static String code(String text) {
        return "<code>" + escape(text) + "</code>";
    }

    /** Letters, digits, blanks and harmless marks stay; whatever else Markdown or HTML could obey becomes an entity. */
    private static String escape(String text) {
        StringBuilder safe = new StringBuilder();
        Cut.to(LONGEST, text).codePoints().forEach(c -> {
            if (Character.isISOControl(c)) {
                safe.append(' ');
            } else if (c > 127 || Character.isLetterOrDigit(c) || " ,;'/%=?".indexOf(c) >= 0) {
                safe.appendCodePoint(c);
            } else {
                safe.append("&#").append(c).append(';');
            }
        });
        return safe.toString();
    }

    private static long bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
