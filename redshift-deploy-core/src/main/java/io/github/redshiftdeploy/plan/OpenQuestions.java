package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.catalogue.Catalogue;
import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.check.TransactionCheck;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Severity;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.Definition;
import io.github.redshiftdeploy.effect.KnownDefinitions;
import io.github.redshiftdeploy.effect.Unclear;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.Outline.Span;
import io.github.redshiftdeploy.script.SessionLog;
import io.github.redshiftdeploy.sql.analysis.Isolation;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What must be known of the database to tell which statements Redshift refuses in a transaction: whether schemas are
 * external, whether procedures end transactions. What the scripts themselves create is known.
 */
public final class OpenQuestions {

    private final List<CheckedScript> scripts;
    private final Set<DatabaseObject> external = new HashSet<>();
    private final Set<DatabaseObject> local = new HashSet<>();
    private final Set<DatabaseObject> early = new HashSet<>();
    private final KnownDefinitions definitions = new KnownDefinitions();
    private final Set<DatabaseObject> things = new LinkedHashSet<>();

    private OpenQuestions(List<CheckedScript> scripts) {
        this.scripts = List.copyOf(scripts);
        for (CheckedScript script : scripts) {
            early.addAll(definitions.missing(script.effects()));
            definitions.add(script.effects());
            external.addAll(script.effects().schemas().external());
            local.addAll(script.effects().schemas().local());
        }
        scripts.stream()
                .flatMap(script -> script.effects().unclear().stream())
                .flatMap(unclear -> unclear.questions().stream())
                .forEach(question -> ask(question, new HashSet<>()));
    }

    /** Returns the questions of scripts, which are given in the order in which they run. */
    public static OpenQuestions of(List<CheckedScript> scripts) {
        return new OpenQuestions(scripts);
    }

    private void ask(DatabaseObject thing, Set<DatabaseObject> asked) {
        if (!asked.add(thing)) {
            return;
        }
        if (thing.kind() == ObjectKind.SCHEMA) {
            if (!isKnownExternal(thing) && !local.contains(thing)) {
                things.add(thing);
            }
            return;
        }
        if (!definitions.creates(thing) || early.contains(thing)) {
            things.add(thing);
        }
        for (Definition definition : definitions.find(thing)) {
            definition.called().forEach(called -> ask(called, asked));
            definition.changedSchemas().forEach(schema -> ask(schema, asked));
        }
    }

    /** Returns the schemas and procedures that the catalogue has to be asked about, for {@link Catalogue#query}. */
    public Set<DatabaseObject> things() {
        return Collections.unmodifiableSet(things);
    }

    /** Returns what is assumed when nobody is asked, in words. */
    public List<String> assumptions() {
        return things.stream()
                .map(thing -> thing.kind() == ObjectKind.SCHEMA
                        ? "assumed that schema '" + thing.path() + "' is not external"
                        : "assumed that procedure '" + thing.path() + "' does not end its transaction")
                .sorted()
                .toList();
    }

    /** Returns the scripts with what Redshift refuses in a transaction set apart, by what the catalogue says. */
    public List<CheckedScript> settle(Catalogue catalogue) {
        return scripts.stream().map(script -> settle(script, catalogue)).toList();
    }

    private CheckedScript settle(CheckedScript script, Catalogue catalogue) {
        List<Unclear> refused = new ArrayList<>();
        SessionLog session = script.outline().session();
        List<Span> atomic = new ArrayList<>();
        for (Unclear unclear : script.effects().unclear()) {
            Isolation isolation;
            if (unclear.external()) {
                isolation = isolation(unclear, catalogue);
            } else {
                ProcedureCalls calls = ProcedureCalls.of(unclear.questions(), this, catalogue);
                isolation = calls.isolation();
                if (calls.atomic()) {
                    atomic.add(new Span(unclear.first(), unclear.last()));
                }
                session = session.with(unclear.first(), unclear.last(), calls.changes());
            }
            if (isolation != Isolation.NONE) {
                refused.add(unclear.because(isolation));
            }
        }
        Outline outline =
                script.outline().with(script.outline().stretches(), session).withAtomicCalls(atomic);
        return script.with(refused.isEmpty() ? outline : IsolatedStatements.from(outline, refused));
    }

    private Isolation isolation(Unclear unclear, Catalogue catalogue) {
        if (unclear.questions().stream().anyMatch(schema -> isExternal(schema, catalogue))) {
            return unclear.isolation();
        }
        return unclear.questions().stream().anyMatch(schema -> isUnknown(schema, catalogue))
                ? Isolation.UNKNOWN_OBJECT
                : Isolation.NONE;
    }

    private boolean isKnownExternal(DatabaseObject schema) {
        return schema.external() || external.contains(schema);
    }

    boolean isExternal(DatabaseObject schema, Catalogue catalogue) {
        return isKnownExternal(schema) || (!local.contains(schema) && catalogue.isExternal(schema));
    }

    /** Tells whether neither the scripts nor the catalogue tell whether a schema is external. */
    boolean isUnknown(DatabaseObject schema, Catalogue catalogue) {
        return !isKnownExternal(schema) && !local.contains(schema) && catalogue.isUnknown(schema);
    }

    /** Returns what a procedure may do, one for each that may be meant; none when nobody knows it. */
    List<Definition> procedures(DatabaseObject procedure, Catalogue catalogue) {
        List<Definition> found = new ArrayList<>(definitions.find(procedure));
        if (found.isEmpty() || early.contains(procedure)) {
            found.addAll(catalogue.procedures(procedure));
        }
        return found;
    }

    /** Returns the errors that come of {@link #settle}: statements that now stand in a transaction of their script. */
    public List<Diagnostic> errors(List<CheckedScript> settled) {
        List<Diagnostic> errors = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i++) {
            Outline outline = settled.get(i).outline();
            if (!outline.stretches().equals(scripts.get(i).outline().stretches())) {
                TransactionCheck.check(outline).stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .map(outline.script()::show)
                        .forEach(errors::add);
            }
        }
        return errors;
    }
}
