package io.github.redshiftdeploy.catalogue;

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

    /** Returns all statements in order, without terminators. */
    public List<String> statements() {
        List<String> statements = new ArrayList<>();
        if (!create.isEmpty()) {
            statements.add(create);
        }
        afterwards.forEach(statement -> statements.add(statement.sql()));
        return statements;
    }

    /** Returns all statements as a script. */
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
