package io.github.redshiftdeploy.remedy;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.ValidateConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Files and settings with which somebody calls {@code validate}; or, where {@code settings} say {@code logins}, a goal
 * that logs in, which is only asked whether its settings are right.
 *
 * @param files texts by their paths
 * @param settings values by the names that they have behind {@code redshift.} or {@code sql.}
 */
record Attempt(Map<String, byte[]> files, Map<String, String> settings) {

    private static final PasswordLogin LOGIN =
            new PasswordLogin("the server 'dw' of settings.xml", "deployer", new Secret("hunter2"));

    /** Copies the maps. */
    Attempt {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        settings = Map.copyOf(settings);
    }

    static Attempt of(Map<String, String> files, Map<String, String> settings) {
        return new Attempt(
                files.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, file -> file.getValue().getBytes(StandardCharsets.UTF_8))),
                settings);
    }

    /** Returns the codes that are told, in their order. */
    SortedSet<String> codes(Path folder) throws IOException {
        SortedSet<String> codes = new TreeSet<>();
        for (Diagnostic finding : findings(folder)) {
            codes.add(finding.code().id());
        }
        return codes;
    }

    private List<Diagnostic> findings(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            if (file.getKey().endsWith("/")) {
                Files.createDirectories(path);
            } else {
                Files.write(path, file.getValue());
            }
        }
        try {
            return settings.containsKey("logins") ? login(folder) : validate(folder);
        } catch (DiagnosticException e) {
            return e.diagnostics();
        }
    }

    private List<Diagnostic> validate(Path folder) throws IOException {
        Settings read = new Settings(settings);
        ValidateConfig config = ValidateConfig.of(scripts(folder, read), checks(read), read);
        read.check();
        return new Deployer(Clock.systemUTC(), line -> {}, warning -> {})
                .validate(config)
                .findings();
    }

    private List<Diagnostic> login(Path folder) {
        Settings read = new Settings(settings);
        int logins = Integer.parseInt(settings.getOrDefault("logins", "0"));
        DeployConfig.of(
                scripts(folder, read),
                checks(read),
                RunConfig.of(Identity.of("dw"), "0", read),
                "prod",
                Collections.nCopies(logins, LOGIN),
                Map.of(),
                Map.of(),
                folder.resolve("target"),
                read);
        return List.of();
    }

    private ScriptConfig scripts(Path folder, Settings read) {
        SqlSet set = new SqlSet(
                read.text("directory").orElse("."), read.list("includes"), read.list("excludes"), read.list("files"));
        return ScriptConfig.of(folder, set, named("placeholders."), read);
    }

    private CheckConfig checks(Settings read) {
        return CheckConfig.of(named("rules."), Rule.words(), read);
    }

    private Map<String, String> named(String prefix) {
        return settings.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toMap(name -> name.substring(prefix.length()), (Function<String, String>)
                        name -> Objects.requireNonNull(settings.get(name))));
    }
}
