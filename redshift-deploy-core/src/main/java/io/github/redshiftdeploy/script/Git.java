package io.github.redshiftdeploy.script;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs Git in a folder: with arguments and never through a shell, and so that it changes nothing there. */
final class Git {

    private final Path folder;

    Git(Path folder) {
        this.folder = folder;
    }

    /**
     * What Git answered.
     *
     * @param succeeded whether it did what it was asked
     */
    record Answer(boolean succeeded, String output) {

        /** Returns the lines of the output. */
        List<String> lines() {
            return output.lines().toList();
        }

        /** Returns the parts of the output that {@code -z} ends with a NUL; an output without any is one empty part. */
        List<String> parts() {
            return List.of(output.split("\0"));
        }
    }

    /**
     * Returns what Git answers; what it complains about is left out.
     *
     * @throws IOException when there is no Git
     */
    Answer ask(String... arguments) throws IOException {
        return run(builder(arguments).redirectError(Redirect.DISCARD));
    }

    /** Returns what Git answers or complains about. */
    Answer askOrComplain(String... arguments) throws IOException {
        return run(builder(arguments).redirectErrorStream(true));
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        return builder;
    }

    private static Answer run(ProcessBuilder builder) throws IOException {
        Process git = builder.start();
        try {
            git.getOutputStream().close();
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(git.waitFor() == 0, output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while Git was asked");
        } finally {
            git.destroy();
        }
    }
}
