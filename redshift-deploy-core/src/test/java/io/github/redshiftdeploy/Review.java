package io.github.redshiftdeploy;

import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.ValidateConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A folder with scripts under {@code sql}, and what is found in them. */
public final class Review {

    private final Path root;
    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, String> rules = new TreeMap<>();
    private @Nullable String database;

    public Review(Path root) {
        this.root = root;
        Rule.words().forEach(rule -> rules.put(rule, "off")); // A test tells which of them it is about.
    }

    public Review script(String name, String text) throws IOException {
        Path file = root.resolve("sql").resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
        return this;
    }

    public Review set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    public Review rule(Rule rule, String level) {
        rules.put(rule.word(), level);
        return this;
    }

    /** Tells to which database the scripts are deployed. */
    public Review connectedTo(String name) {
        database = name;
        return this;
    }

    public Validation validation() throws IOException {
        return deployer().validate(config());
    }

    public ValidateConfig config() {
        Settings read = new Settings(settings);
        SqlSet set = new SqlSet("sql", List.of(), List.of(), List.of());
        ScriptConfig scripts = ScriptConfig.of(root, set, Map.of(), read);
        CheckConfig checks = CheckConfig.of(rules, Rule.words(), read);
        ValidateConfig config =
                ValidateConfig.of(scripts, database == null ? checks : checks.connectedTo(database), read);
        read.check();
        return config;
    }

    /** Returns what is found in short: {@code a.sql:1:1 RS6101}. */
    public List<String> found() throws IOException {
        return validation().findings().stream().map(Review::brief).toList();
    }

    private static String brief(Diagnostic finding) {
        String place = finding.place() == null ? "" : finding.place().toString().replaceFirst("^sql/", "") + " ";
        return place + finding.code().id();
    }

    private static Deployer deployer() {
        return new Deployer(Clock.systemUTC(), line -> {}, warning -> {});
    }
}
