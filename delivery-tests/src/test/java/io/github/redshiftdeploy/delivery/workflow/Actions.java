package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** What the actions do that our workflows use; any other one, and any other input of theirs, is an error. */
final class Actions {

    private static final String REPORTS = "target/redshift-deploy";

    /** What we keep: the reports of all modules, each in the folder of its module. */
    private static final String EVERYWHERE = "/**/" + REPORTS + "/**";

    private final Job.Place place;
    private final Path workspace;
    private final Path kept;
    private final @Nullable String identity;
    private final Map<String, String> environment;
    private final Map<String, Path> artifacts = new HashMap<>();

    /**
     * Makes the actions of a job.
     *
     * @param identity the environment that the token names which GitHub gives to the job; absent when it gives none
     * @param environment what the steps have in their environment
     */
    Actions(Job.Place place, Path workspace, Path kept, @Nullable String identity, Map<String, String> environment) {
        this.place = place;
        this.workspace = workspace;
        this.kept = kept;
        this.identity = identity;
        this.environment = environment;
    }

    Map<String, Path> artifacts() {
        return artifacts;
    }

    /** Does what an action does, and tells whether it succeeds. */
    boolean run(String uses, Map<String, String> with, Log log) throws IOException, InterruptedException {
        String name = uses.substring(0, uses.indexOf('@'));
        switch (name) {
            case "actions/checkout" -> checkout(with);
            case "actions/setup-java" -> setUpJava(with);
            case "aws-actions/configure-aws-credentials" -> {
                return takeRole(with, log);
            }
            case "actions/upload-artifact" -> keep(with);
            case "github/codeql-action/upload-sarif" -> upload(with);
            default -> throw new IllegalArgumentException("unknown action: " + uses);
        }
        return true;
    }

    /**
     * A commit is checked out as such, a branch under its name, a tag as its commit, and so is what pull requests and
     * forks have brought here.
     */
    private void checkout(Map<String, String> with) throws IOException, InterruptedException {
        allow(with, "ref", "fetch-depth", "persist-credentials");
        assertThat(with).containsEntry("persist-credentials", "false");
        String ref = with.getOrDefault("ref", place.event().sha());
        Git.run(workspace, "init", "--quiet", "--initial-branch=main", ".");
        String origin = place.repository().origin().toUri().toString();
        boolean all = "0".equals(with.get("fetch-depth"));
        if (all) {
            Git.run(workspace, "remote", "add", "origin", origin);
            Git.run(workspace, "fetch", "--quiet", "--tags", "origin");
            Git.run(workspace, "fetch", "--quiet", "origin", place.event().sha());
        }
        List<String> fetch = new ArrayList<>(List.of("fetch", "--quiet"));
        if (!all) {
            fetch.add("--depth=1");
        }
        fetch.add(origin);
        boolean branch =
                Git.succeeds(place.repository().origin(), "rev-parse", "--verify", "--quiet", "refs/heads/" + ref);
        boolean whole = ref.matches("[0-9a-f]{40}") || ref.startsWith("refs/");
        fetch.add(whole ? ref : (branch ? "refs/heads/" : "refs/tags/") + ref);
        Git.run(workspace, fetch.toArray(String[]::new));
        Git.run(workspace, "checkout", "--quiet", "--detach", "FETCH_HEAD");
        if (branch) {
            Git.run(workspace, "checkout", "--quiet", "-B", ref);
        }
    }

    /** The machine has the JDK that runs the tests, and no other. */
    private static void setUpJava(Map<String, String> with) {
        allow(with, "distribution", "java-version");
        assertThat(with.get("distribution")).isEqualTo("temurin");
        assertThat(with.get("java-version")).matches("\\d+");
    }

    private boolean takeRole(Map<String, String> with, Log log) {
        allow(
                with,
                "aws-region",
                "role-to-assume",
                "role-duration-seconds",
                "role-session-name",
                "allowed-account-ids",
                "mask-aws-account-id");
        assertThat(with.get("role-duration-seconds")).isEqualTo("3600");
        assertThat(identity).as("the job may ask for a token").isNotNull();
        assertThat(with.get("allowed-account-ids")).isEqualTo(Cloud.ACCOUNT);
        assertThat(with).containsEntry("mask-aws-account-id", "true");
        String subject = "repo:" + place.repository().name() + ":environment:" + identity;
        try {
            Credentials credentials = Cloud.assume(
                    with.getOrDefault("role-to-assume", ""),
                    with.getOrDefault("role-session-name", ""),
                    with.getOrDefault("aws-region", ""),
                    subject);
            environment.put("AWS_REGION", with.getOrDefault("aws-region", ""));
            environment.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
            environment.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
            environment.put("AWS_SESSION_TOKEN", credentials.sessionToken());
            return true;
        } catch (StsException e) {
            log.add("Error: " + e.getMessage());
            return false;
        }
    }

    private void keep(Map<String, String> with) throws IOException {
        allow(with, "name", "path", "if-no-files-found");
        String name = with.getOrDefault("name", "");
        assertThat(name).matches("[^\":<>|*?\\r\\n\\\\/]+");
        assertThat(artifacts).doesNotContainKey(name);
        String pattern = with.getOrDefault("path", "");
        assertThat(pattern).endsWith(EVERYWHERE);
        Path source = workspace.resolve(pattern.substring(0, pattern.length() - EVERYWHERE.length()));
        if (Files.notExists(source)) {
            return;
        }
        try (Stream<Path> folders = Files.walk(source)) {
            for (Path folder : folders.filter(path -> path.endsWith(REPORTS)).toList()) {
                artifacts.put(name, kept.resolve(name));
                copy(
                        folder,
                        kept.resolve(name).resolve(source.relativize(folder).toString()));
            }
        }
    }

    private void upload(Map<String, String> with) throws IOException {
        allow(with, "sarif_file", "category");
        Path file = workspace.resolve(with.getOrDefault("sarif_file", ""));
        assertThat(file).exists();
        artifacts.put("code scanning: " + with.get("category"), copy(file, kept.resolve("validate.sarif")));
    }

    private static void allow(Map<String, String> with, String... inputs) {
        assertThat(Set.of(inputs)).containsAll(with.keySet());
    }

    private static Path copy(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.toAbsolutePath().getParent());
                Files.copy(file, copy);
                return FileVisitResult.CONTINUE;
            }
        });
        return target;
    }
}
