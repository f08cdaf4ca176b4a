package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.catalogue.ObjectIdentity;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What leads some objects from what they are to what they were: what was made goes, the last first; what was changed is
 * changed back; what was dropped or replaced is made again, with its comments, its privileges and its owner.
 */
public final class Restoration {

    private final Map<ObjectIdentity, ObjectVersion> now = new TreeMap<>();
    private final Map<ObjectIdentity, ObjectVersion> before = new TreeMap<>();
    private final Set<ObjectIdentity> dependedOn;
    private final boolean guarded;
    private final Set<ObjectVersion> replaced = new LinkedHashSet<>();
    private final Set<ObjectIdentity> dropped = new LinkedHashSet<>();
    private final List<String> drops = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private final List<String> creations = new ArrayList<>();
    private final List<String> afterwards = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<Obstacle> obstacles = new ArrayList<>();

    /**
     * Something that no way leads back.
     *
     * @param words why, in words
     */
    public record Obstacle(ObjectIdentity object, String words) {}

    private Restoration(
            Collection<ObjectVersion> now,
            Collection<ObjectVersion> before,
            Set<ObjectIdentity> dependedOn,
            boolean guarded) {
        this.guarded = guarded;
        now.forEach(version -> this.now.put(version.identity(), version));
        before.forEach(version -> this.before.put(version.identity(), version));
        this.dependedOn = dependedOn;
    }

    /**
     * Returns what leads from one state to another.
     *
     * @param now the objects that there are, of those that are meant
     * @param before those that there were
     * @param dependedOn objects that something else depends on, so that they cannot be dropped to be made again
     * @param guarded whether each statement that may lose rows fails when there are some after all
     */
    public static Restoration of(
            Collection<ObjectVersion> now,
            Collection<ObjectVersion> before,
            Set<ObjectIdentity> dependedOn,
            boolean guarded) {
        Restoration restoration = new Restoration(now, before, dependedOn, guarded);
        restoration.renames();
        restoration.drops();
        restoration.changes();
        restoration.creations();
        return restoration;
    }

    /** Returns the statements, in order. */
    public List<String> statements() {
        List<String> all = new ArrayList<>(drops);
        all.addAll(changes);
        all.addAll(creations);
        all.addAll(afterwards);
        return all;
    }

    /** Returns what would be lost, if it is there. */
    public List<Loss> losses() {
        return Collections.unmodifiableList(losses);
    }

    /** Returns what is dropped, for good or to be made again. */
    public Set<ObjectIdentity> dropped() {
        return Collections.unmodifiableSet(dropped);
    }

    /** Returns what stands in the way. */
    public List<Obstacle> obstacles() {
        return Collections.unmodifiableList(obstacles);
    }

    /** A table under another name has its number still, and what has its name now is another one. */
    private void renames() {
        for (ObjectVersion had : List.copyOf(before.values())) {
            if (had.identity().type() != ObjectType.TABLE || had.number().isEmpty()) {
                continue;
            }
            ObjectVersion have = now.get(had.identity());
            if (have != null && (have.number().isEmpty() || have.number().equals(had.number()))) {
                continue;
            }
            if (have != null) {
                replaced.add(have);
                now.remove(have.identity());
            }
            now.values().stream()
                    .filter(other -> other.number().equals(had.number()))
                    .findFirst()
                    .ifPresent(other -> rename(other, had));
        }
    }

    private void rename(ObjectVersion have, ObjectVersion had) {
        String from = have.identity().path();
        String to = had.identity().path();
        changes.add("ALTER TABLE " + from + " RENAME TO " + to.substring(to.lastIndexOf('.') + 1));
        now.remove(have.identity());
        List<String> renamed = have.statements().stream()
                .map(sql -> replaceName(sql, from, to))
                .toList();
        now.put(had.identity(), have.as(had, renamed));
    }

    /** The statements are ours, and name the object once, behind the words that say what they do. */
    private static String replaceName(String sql, String from, String to) {
        int at = sql.indexOf(from);
        return at < 0 ? sql : sql.substring(0, at) + to + sql.substring(at + from.length());
    }

    /** What goes, or is made again, goes before all else, with the views that need it: they are made again too. */
    private void drops() {
        Set<ObjectVersion> going = new LinkedHashSet<>(replaced);
        now.values().stream().filter(this::goes).forEach(going::add);
        boolean more = true;
        while (more) {
            Set<DatabaseObject> names =
                    going.stream().map(version -> version.identity().object()).collect(Collectors.toSet());
            more = going.addAll(now.values().stream()
                    .filter(version -> version.needs(names))
                    .toList());
        }
        List<ObjectVersion> inOrder = inOrder(going);
        Collections.reverse(inOrder);
        inOrder.forEach(this::drop);
        inOrder.stream()
                .filter(version -> !replaced.contains(version))
                .forEach(version -> now.remove(version.identity()));
    }

    private boolean goes(ObjectVersion have) {
        ObjectVersion had = before.get(have.identity());
        return had == null
                || (had.identity().type() != ObjectType.TABLE
                        && had.identity().type() != ObjectType.SCHEMA
                        && !have.create().equals(had.create())
                        && had.create().startsWith("CREATE ")
                        && !replaces(had));
    }

    private void drop(ObjectVersion version) {
        ObjectIdentity identity = version.identity();
        if (identity.type() == ObjectType.TABLE) {
            lose(new Loss("rows of " + identity.path(), identity.path(), null), drops);
        }
        dropped.add(identity);
        drops.add("DROP " + identity.type().words() + " " + identity.signature());
    }

    private void lose(Loss loss, List<String> before) {
        losses.add(loss);
        if (guarded) {
            before.addAll(loss.guard());
        }
    }

    private void changes() {
        for (ObjectVersion had : before.values()) {
            ObjectVersion have = now.get(had.identity());
            if (have == null || have.statements().equals(had.statements())) {
                continue;
            }
            if (had.identity().type() == ObjectType.SCHEMA) {
                // What is made again in it gets privileges by its defaults.
                afterwards(had.identity(), have.afterwards(), had.afterwards(), changes);
            } else if (have.create().equals(had.create())) {
                afterwards(had.identity(), have.afterwards(), had.afterwards());
            } else if (had.identity().type() == ObjectType.TABLE) {
                table(have, had);
                afterwards(had.identity(), have.afterwards(), had.afterwards());
            }
        }
    }

    private void table(ObjectVersion have, ObjectVersion had) {
        if (have.table().isEmpty() || had.table().isEmpty()) {
            obstacles.add(new Obstacle(had.identity(), "its definition is not understood"));
            return;
        }
        TableChanges found =
                new TableChanges(have.table().get(), have.columns(), had.table().get(), had.columns());
        found.losses().forEach(loss -> lose(loss, changes));
        changes.addAll(found.statements());
        found.obstacles().forEach(words -> obstacles.add(new Obstacle(had.identity(), words)));
    }

    /** A view or a routine is replaced where it can be, for what depends on it stays. */
    private void creations() {
        List<ObjectVersion> wanted = inOrder(before.values().stream()
                .filter(had -> !had.identity().type().equals(ObjectType.TABLE) || !now.containsKey(had.identity()))
                .toList());
        for (ObjectVersion had : wanted) {
            ObjectVersion have = now.get(had.identity());
            if (have != null && have.create().equals(had.create())) {
                continue;
            }
            if (!had.create().startsWith("CREATE ")) {
                obstacles.add(new Obstacle(had.identity(), "what makes it was not seen"));
            } else if (have == null) {
                boolean empty = had.rows() != null && had.rows() == 0;
                if (had.identity().type() == ObjectType.TABLE && !empty) {
                    obstacles.add(new Obstacle(had.identity(), "it was dropped, and its rows are gone"));
                }
                make(had);
            } else {
                creations.add(had.create());
                afterwards(had.identity(), have.afterwards(), had.afterwards());
            }
        }
    }

    private void make(ObjectVersion had) {
        had.unseen()
                .forEach(words -> obstacles.add(
                        new Obstacle(had.identity(), "it must be made again, and nobody has" + " seen " + words)));
        creations.addAll(had.rebuilding());
    }

    /** CREATE OR REPLACE VIEW takes no other columns, so a view that nothing depends on is made anew. */
    private boolean replaces(ObjectVersion had) {
        return switch (had.identity().type()) {
            case PROCEDURE, FUNCTION -> true;
            case VIEW -> dependedOn.contains(had.identity());
            default -> false;
        };
    }

    private void afterwards(ObjectIdentity object, ObjectVersion.Afterwards have, ObjectVersion.Afterwards had) {
        afterwards(object, have, had, afterwards);
    }

    private void afterwards(
            ObjectIdentity object, ObjectVersion.Afterwards have, ObjectVersion.Afterwards had, List<String> to) {
        have.comments().keySet().stream()
                .filter(on -> !had.comments().containsKey(on))
                .forEach(on -> to.add(on + " IS NULL"));
        had.comments().forEach((on, comment) -> {
            if (!Objects.equals(have.comments().get(on), comment)) {
                to.add(comment);
            }
        });
        List<String> privileges = PrivilegeChanges.between(have.privileges(), had.privileges());
        // Who owns the object now has no privileges on it that would stay when somebody else does.
        List<String> ofOwner = privileges.stream()
                .filter(sql -> sql.startsWith("GRANT ")
                        && have.owner().filter(owner -> isTo(sql, owner)).isPresent())
                .toList();
        privileges.stream().filter(sql -> !ofOwner.contains(sql)).forEach(to::add);
        had.others().stream().filter(sql -> !have.others().contains(sql)).forEach(to::add);
        to.addAll(ofOwner);
        have.others().stream()
                .filter(sql -> !had.others().contains(sql) && !sql.contains(ObjectVersion.OWNER))
                .forEach(sql -> obstacles.add(new Obstacle(object, "nothing is known that undoes: " + sql)));
    }

    private static boolean isTo(String grant, String owner) {
        return grant.endsWith(" TO " + owner) || grant.endsWith(" TO " + owner + " WITH GRANT OPTION");
    }

    /** Returns what others use before those others. */
    private static List<ObjectVersion> inOrder(Collection<ObjectVersion> versions) {
        Map<DatabaseObject, List<ObjectVersion>> byName = new LinkedHashMap<>();
        List<ObjectVersion> sorted = new ArrayList<>(versions);
        sorted.sort((one, other) -> rank(one) != rank(other)
                ? Integer.compare(rank(one), rank(other))
                : one.identity().compareTo(other.identity()));
        sorted.forEach(version -> byName.computeIfAbsent(version.identity().object(), key -> new ArrayList<>())
                .add(version));
        Set<ObjectVersion> done = new LinkedHashSet<>();
        Set<ObjectVersion> visiting = new LinkedHashSet<>();
        sorted.forEach(version -> visit(version, byName, visiting, done));
        return new ArrayList<>(done);
    }

    private static void visit(
            ObjectVersion version,
            Map<DatabaseObject, List<ObjectVersion>> byName,
            Set<ObjectVersion> visiting,
            Set<ObjectVersion> done) {
        if (done.contains(version) || !visiting.add(version)) {
            return;
        }
        for (DatabaseObject used : version.uses()) {
            byName.getOrDefault(used, List.of()).forEach(other -> visit(other, byName, visiting, done));
        }
        done.add(version);
    }

    private static int rank(ObjectVersion version) {
        return switch (version.identity().type()) {
            case SCHEMA -> 0;
            case TABLE -> 1;
            case FUNCTION -> 2;
            case VIEW -> 3;
            case MATERIALIZED_VIEW -> 4;
            default -> 5;
        };
    }
}
