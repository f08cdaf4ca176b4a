package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.Signature;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what a statement does: to which objects, to the session, and why its text may not tell all. */
final class EffectNotes {

    /** Texts do not tell which files are the same: all count as one. */
    private static final ObjectName FILES = new ObjectName(null, null, "s3");

    private final SessionState session;
    private final Set<Effect> effects = new LinkedHashSet<>();
    private final Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    private final Set<SessionChange> changes = EnumSet.noneOf(SessionChange.class);

    EffectNotes(SessionState session) {
        this.session = session;
    }

    /** Returns what was noted, each thing once, in the order of the text. */
    List<Effect> effects() {
        return List.copyOf(effects);
    }

    /** Tells why the statement may do more than its text tells. */
    Set<Doubt> doubts() {
        return doubts;
    }

    /** Tells what the statement changes in the session. */
    Set<SessionChange> changes() {
        return changes;
    }

    /** Notes that a table or a view is made. */
    void create(Name name, boolean temporary) {
        create(name, temporary, false);
    }

    /**
     * Notes that a table or a view is made.
     *
     * @param ifMissing whether nothing happens when it is there
     */
    void create(Name name, boolean temporary, boolean ifMissing) {
        create(name, temporary, false, ifMissing);
    }

    /**
     * Notes that a table or a view is made.
     *
     * @param external whether it lies outside of Redshift whatever its name is
     * @param ifMissing whether nothing happens when it is there
     */
    void create(Name name, boolean temporary, boolean external, boolean ifMissing) {
        if (temporary || name.temporary()) {
            session.addTemporaryTable(name);
            noteGlobal(Action.CREATES, ObjectKind.TEMPORARY_TABLE, name);
            return;
        }
        add(Action.CREATES, ObjectKind.RELATION, session.path().created(name), name, external, ifMissing);
    }

    /** Notes that a routine or another object in a schema is made. */
    void create(ObjectKind kind, Name name) {
        add(Action.CREATES, kind, session.path().created(name), name, false, false);
    }

    /**
     * Notes that an object is made that is in no schema.
     *
     * @param ifMissing whether nothing happens when it is there
     */
    void createGlobal(ObjectKind kind, Name name, boolean ifMissing) {
        add(Action.CREATES, kind, ObjectName.of(name), name, false, ifMissing);
    }

    /** Notes that a schema is made whose tables lie outside of Redshift. */
    void createExternalSchema(Name name, boolean ifMissing) {
        add(Action.CREATES, ObjectKind.SCHEMA, ObjectName.of(name), name, true, ifMissing);
    }

    /** Notes something about an object in a schema. */
    void note(Action action, ObjectKind kind, Name name) {
        if (kind == ObjectKind.RELATION && session.isTemporaryTable(name)) {
            noteGlobal(action, ObjectKind.TEMPORARY_TABLE, name);
            return;
        }
        for (ObjectName meant : session.path().meant(name)) {
            add(action, kind, meant, name, false, false);
        }
    }

    /** Notes something about an object of a type; of a few types it is not known what a change of them may touch. */
    void note(Action action, ObjectType type, Name name) {
        ObjectKind kind = ObjectKind.of(type);
        if (kind == null) {
            note(Doubt.OTHER);
        } else if (kind.inSchema()) {
            note(action, kind, name);
        } else {
            noteGlobal(action, kind, name);
        }
    }

    /** Returns the name of what a command is about, which a routine's types may follow. */
    static Name named(Node target) {
        return target instanceof Signature signature ? signature.name() : (Name) target;
    }

    /** Notes something about an object that is in no schema. */
    void noteGlobal(Action action, ObjectKind kind, Name name) {
        add(
                action,
                kind,
                kind == ObjectKind.SCHEMA ? ObjectName.schema(name) : ObjectName.of(name),
                name,
                false,
                false);
    }

    private void add(
            Action action, ObjectKind kind, ObjectName object, Name written, boolean external, boolean ifMissing) {
        ObjectName meant = kind.inDatabase() ? session.located(object) : object;
        effects.add(new Effect(
                action,
                kind,
                meant,
                ifMissing,
                external || meant.external(),
                written.qualifier() != null,
                written.at()));
        database(kind, written)
                .ifPresent(database -> effects.add(new Effect(
                        Action.READS,
                        ObjectKind.DATABASE,
                        ObjectName.of(database),
                        false,
                        false,
                        false,
                        written.at())));
    }

    /** A name may tell in which database the object is. */
    private static Optional<Name> database(ObjectKind kind, Name written) {
        Optional<Name> schema = kind == ObjectKind.SCHEMA ? Optional.of(written) : Optional.empty();
        return (kind.inSchema() ? Optional.ofNullable(written.qualifier()) : schema).map(Name::qualifier);
    }

    /** Notes that something lies in files outside of Redshift. */
    void noteFiles(Action action, Node place) {
        effects.add(new Effect(action, ObjectKind.FILES, FILES, false, true, true, place.at()));
    }

    /** Notes what the statement changes in the session. */
    void note(SessionChange change) {
        changes.add(change);
    }

    /** Notes why nobody can tell all that the statement does. */
    void note(Doubt doubt) {
        doubts.add(doubt);
    }
}
