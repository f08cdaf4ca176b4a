package io.github.redshiftdeploy.history;

import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells which rows of the history are those of a project: its own, and those that it takes over. The first version of
 * the history knew projects by their short names, which several may share; what it says counts only when it is about a
 * commit of this repository, or when a person says so.
 */
public final class Ownership {

    /** More names than these are no help. */
    private static final int MOST_PROJECTS = 10;

    private final Identity identity;
    private final @Nullable String adopt;
    private final boolean asks;
    private final Predicate<String> repository;
    private final Map<String, Boolean> known = new HashMap<>();

    /**
     * Makes the rules of a project.
     *
     * @param adopt the project whose rows are taken over, or {@link RunConfig#ADOPT_NONE}; absent when nobody says it
     * @param repository tells whether a commit is in the repository that is checked out
     */
    public Ownership(Identity identity, @Nullable String adopt, Predicate<String> repository) {
        this.identity = identity;
        this.adopt = RunConfig.ADOPT_NONE.equals(adopt) ? null : adopt;
        this.asks = !RunConfig.ADOPT_NONE.equals(adopt);
        this.repository = repository;
    }

    Identity identity() {
        return identity;
    }

    private boolean adopts(String project, @Nullable String commit) {
        return project.equals(adopt)
                || (project.equals(identity.label())
                        && commit != null
                        && known.computeIfAbsent(commit, repository::test));
    }

    /** Tells whether rows of a project that a person has named are taken over. */
    boolean adopts() {
        return adopt != null;
    }

    /**
     * Refuses the name of a project that nobody has: it takes nothing over, and scripts would run again. In an empty
     * history, that of a new target, it does no harm.
     *
     * @param projects those that the history knows
     */
    void requireKnown(Collection<String> projects) {
        if (adopt == null || projects.isEmpty() || projects.contains(adopt)) {
            return;
        }
        String some = projects.stream().sorted().limit(MOST_PROJECTS).collect(Collectors.joining("', '", "'", "'"));
        throw new DiagnosticException(Diagnostic.error(
                        HistoryCode.UNKNOWN_PROJECT,
                        "'redshift.adopt' names the project '" + adopt + "', and the history has nothing of it")
                .help(Suggestion.of(adopt, projects)
                        .map(meant -> "did you mean '" + meant + "'?")
                        .orElse("leave it away, or name the right project: the history has " + some
                                + (projects.size() > MOST_PROJECTS ? " and others" : ""))));
    }

    /** Tells whether what others have done is asked about. */
    boolean asks() {
        return asks;
    }

    /** Returns the names that the rows of this project may have. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of(identity.project(), identity.label()));
        if (adopt != null) {
            names.add(adopt);
        }
        return names;
    }

    /** Tells whether this project and execution may go on with a deployment. */
    boolean owns(DeploymentRow row) {
        String project = row.project();
        if (project == null) {
            boolean sameName = identity.project().equals(identity.label());
            return sameName || adopts(identity.label(), row.audit().commit());
        }
        boolean own = project.equals(identity.project()) || project.equals(adopt);
        return own && (row.execution() == null || row.execution().equals(identity.execution()));
    }

    /**
     * Tells whether a deployment has this name; that of a project which is taken over may have been called after it.
     */
    boolean isNamed(DeploymentRow row, String name) {
        return row.name().equals(name)
                || (row.project() != null && row.project().equals(adopt));
    }

    /** Tells whether a deployment is of this project, of whichever execution. */
    boolean isOfProject(DeploymentRow row) {
        return identity.project().equals(row.project());
    }

    /** Tells whether a row of a script has become this project's. */
    boolean takesOver(ScriptRow row) {
        return !row.from().project().equals(identity.project())
                && adopts(row.from().project(), row.from().commit());
    }

    /** Returns the statements that take deployments over, once for all; done twice they do no harm. */
    List<String> adopt(ScriptTable scripts, DeploymentTable deployments, Collection<String> ids) {
        List<String> statements = new ArrayList<>(List.of(scripts.adopt(identity.label(), ids)));
        if (adopt != null && !adopt.equals(identity.label())) {
            statements.add(scripts.adopt(adopt, ids));
        }
        statements.add(deployments.adopt(ids));
        return statements;
    }

    /** Returns the rows of this project by their paths; its own count more than those that it takes over. */
    Map<String, ScriptRow> own(Collection<ScriptRow> rows) {
        Map<String, ScriptRow> own = new LinkedHashMap<>();
        rows.stream().filter(this::takesOver).forEach(row -> own.put(row.path(), row));
        rows.stream()
                .filter(row -> row.from().project().equals(identity.project()))
                .forEach(row -> own.put(row.path(), row));
        own.values().removeIf(row -> row.state().gone());
        return own;
    }

    /** Returns rows of other projects by their paths. */
    Map<String, List<ScriptRow>> elsewhere(Collection<ScriptRow> rows) {
        Map<String, List<ScriptRow>> others = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> !row.from().project().equals(identity.project()) && !takesOver(row))
                .filter(row -> row.state().applied() || row.partial())
                .forEach(row -> others.computeIfAbsent(row.path(), path -> new ArrayList<>())
                        .add(row));
        return others;
    }

    /**
     * Returns the deployments whose rows have become this project's, where it has none of its own of the same path yet.
     */
    Set<String> adopted(Collection<ScriptRow> rows) {
        Set<String> own = new HashSet<>();
        rows.stream()
                .filter(row -> row.from().project().equals(identity.project()))
                .forEach(row -> own.add(row.path()));
        return rows.stream()
                .filter(row -> takesOver(row) && !own.contains(row.path()))
                .map(ScriptRow::deployment)
                .collect(Collectors.toSet());
    }
}
