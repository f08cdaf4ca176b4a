package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.script.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An object as SQL: what makes it again just as it is.
 *
 * @param owner who owns it
 * @param create the statement that makes it, without a terminator; empty when it cannot be seen at all
 * @param afterwards what follows: comments, grants, and at last the owner, in the order in which it runs
 * @param uses the relations and schemas of the database that must be there before
 * @param unseen what the catalogue did not tell, in words; such an object must not be dropped to be made again
 */
public record ObjectDefinition(
        ObjectIdentity identity,
        String owner,
        String create,
        List<Afterward> afterwards,
        Set<ObjectIdentity> uses,
        List<String> unseen) {

    /** What a statement behind the one that makes the object is about. */
    public enum Kind {
        /** A setting that the first statement cannot have. */
        SETTING,
        COMMENT,
        /**
         * Takes back what default privileges of the schema give to an object that is made now. It makes a difference
         * only for who makes the object again, and so is no part of the text.
         */
        TAKE_BACK,
        GRANT,
        /** A default privilege of a schema. */
        DEFAULT_PRIVILEGE,
        /** A datashare that the object is in. */
        SHARE,
        OWNER
    }

    /**
     * A statement behind the one that makes the object.
     *
     * @param sql the statement, without a terminator
     */
    public record Afterward(Kind kind, String sql) {}

    /** Copies the lists. */
    public ObjectDefinition {
        afterwards = List.copyOf(afterwards);
        uses = Collections.unmodifiableSet(new TreeSet<>(uses));
        unseen = List.copyOf(unseen);
    }

    /** Tells whether everything of it was seen, so that it can be dropped and made again. */
    public boolean isWhole() {
        return unseen.isEmpty();
    }

    /** Returns in a warning what was not seen. */
    public Diagnostic warning() {
        String what = String.join("; ", unseen);
        return unseen.stream().anyMatch(words -> words.startsWith(Reading.WRONG))
                ? Diagnostic.warning(
                                CatalogueCode.DOES_NOT_PARSE,
                                "what the catalogue says of " + identity + " is not understood: " + what)
                        .help("keep the statement that made the object in a script, and report it")
                : Diagnostic.warning(CatalogueCode.UNSEEN, "of " + identity + " this was not seen: " + what)
                        .help("log in as its owner or a superuser, or write by hand what is missing");
    }

    /** Returns the statements that give its privileges back, those on its columns and those of a schema too. */
    public List<String> grants() {
        return of(Kind.GRANT);
    }

    /** Returns the statements of a kind that follow. */
    public List<String> of(Kind kind) {
        return afterwards.stream()
                .filter(statement -> statement.kind() == kind)
                .map(Afterward::sql)
                .toList();
    }

    /** Returns the statements that describe it, in order, without terminators. */
    public List<String> statements() {
        return statements(false);
    }

    /** Returns the statements that make it again where it was, in order, without terminators. */
    public List<String> rebuilding() {
        return statements(true);
    }

    private List<String> statements(boolean again) {
        List<String> statements = new ArrayList<>();
        if (!create.isEmpty()) {
            statements.add(create);
        }
        afterwards.stream()
                .filter(statement -> again || statement.kind() != Kind.TAKE_BACK)
                .forEach(statement -> statements.add(statement.sql()));
        return statements;
    }

    /** Returns the statements that describe it as a script. */
    public String sql() {
        StringBuilder sql = new StringBuilder();
        statements().forEach(statement -> sql.append(statement).append(";\n"));
        return sql.toString();
    }

    /** Returns the SHA-256 of it: two definitions with one digest are the same. */
    public String digest() {
        return Sha256.of(identity + "\n" + sql(), 32);
    }
}
