package io.github.redshiftdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Maven that a {@code verify.groovy} starts itself, because it is another one or because it is to be stopped. */
public final class MavenRun {

    private static final long PATIENCE_SECONDS = 120;

    private final Path project;
    private final File repository;
    private final Path maven;
    private final Path jdk;
    private final List<String> goals = new ArrayList<>();
    private final List<String> output = new ArrayList<>();

    private MavenRun(Path project, File repository, Path maven, Path jdk) {
        this.project = project;
        this.repository = repository;
        this.maven = maven;
        this.jdk = jdk;
    }

    /** Returns the Maven and the JDK that run the tests. */
    public static MavenRun thisMaven(File project, File repository) {
        Path maven = Path.of(System.getProperty("maven.home"));
        return new MavenRun(project.toPath(), repository, maven, Path.of(System.getProperty("java.home")));
    }

    /** Returns each Maven that the build has unpacked, with the JDK that runs the tests. */
    public static List<MavenRun> everyMaven(File project, File repository) throws IOException {
        Path jdk = Path.of(System.getProperty("java.home"));
        List<MavenRun> runs = mavens(project)
                .map(maven -> new MavenRun(project.toPath(), repository, maven, jdk))
                .toList();
        assertThat(runs).isNotEmpty();
        return runs;
    }

    /** Returns each Maven that the build has unpacked with each JDK that is installed beside the running one. */
    public static List<MavenRun> everyMavenAndJdk(File project, File repository) throws IOException {
        Path jdks = Path.of(System.getProperty("java.home"))
                .toRealPath()
                .resolve("..")
                .normalize();
        List<MavenRun> runs = new ArrayList<>();
        for (Path maven : mavens(project).toList()) {
            for (Path jdk : children(jdks)) {
                if (Files.exists(jdk.resolve(tool("bin/javac", ".exe"))) && !Files.isSymbolicLink(jdk)) {
                    runs.add(new MavenRun(project.toPath(), repository, maven, jdk));
                }
            }
        }
        assertThat(runs).isNotEmpty();
        return runs;
    }

    /** Sets what Maven is to do. */
    public MavenRun goals(String... words) {
        goals.clear();
        goals.addAll(List.of(words));
        return this;
    }

    /** Runs Maven to its end: it succeeds and prints these texts in this order. */
    public void succeeds(String... texts) throws IOException, InterruptedException {
        Process process = start();
        read(process, "");
        assertThat(end(process)).as(this::toString).isZero();
        prints(texts);
    }

    /** Runs Maven to its end: it fails and prints these texts in this order. */
    public void fails(String... texts) throws IOException, InterruptedException {
        Process process = start();
        read(process, "");
        assertThat(end(process)).as(this::toString).isNotZero();
        prints(texts);
    }

    /** This text was not printed. */
    public void printsNo(String text) {
        assertThat(String.join("\n", output)).as(this::toString).doesNotContain(text);
    }

    /** Runs Maven and ends it, as a cancelled workflow does, when it has printed a text; it ends by itself then. */
    public MavenRun terminatedAfter(String text) throws IOException, InterruptedException {
        Process process = start();
        read(process, text);
        process.toHandle().destroy(); // Unlike the process's own method, this leaves its output to be read.
        read(process, "");
        assertThat(end(process)).as(this::toString).isNotZero();
        return this;
    }

    /** Runs Maven, does something when it has printed a text, and ends it then. */
    public void whileItRuns(String text, Runnable action) throws IOException, InterruptedException {
        Process process = start();
        try {
            read(process, text);
            action.run();
        } finally {
            process.toHandle().destroy();
        }
        read(process, "");
        end(process);
    }

    /** These texts were printed, in this order. */
    public void prints(String... texts) {
        assertThat(String.join("\n", output)).as(this::toString).containsSubsequence(texts);
    }

    @Override
    public String toString() {
        return maven.getFileName() + " on " + jdk.getFileName() + ":\n" + String.join("\n", output);
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                maven.resolve(tool("bin/mvn", ".cmd")).toString(),
                "-B",
                "-o",
                "-s",
                project.resolve("../../../../src/it/offline-settings.xml")
                        .normalize()
                        .toString(),
                "-Dmaven.repo.local=" + repository));
        command.addAll(goals);
        output.clear();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().remove("MAVEN_HOME");
        return builder.start();
    }

    /** Reads what is printed up to a text, or up to the end. */
    private void read(Process process, String upTo) throws IOException {
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.add(line);
            if (!upTo.isEmpty() && line.contains(upTo)) {
                return;
            }
        }
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static String tool(String path, String windowsEnding) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
        return windows ? path + windowsEnding : path;
    }

    private static Stream<Path> mavens(File project) throws IOException {
        return children(project.toPath().resolve("../../mavens").normalize()).stream();
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }
}
