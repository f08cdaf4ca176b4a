package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.catalogue.ObjectDefinition;
import io.github.redshiftdeploy.catalogue.ObjectIdentity;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.history.KeptChange;
import io.github.redshiftdeploy.history.KeptDefinition;
import io.github.redshiftdeploy.sql.Statement;
import io.github.redshiftdeploy.sql.StatementReader;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Analyzer;
import io.github.redshiftdeploy.sql.analysis.Effects;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.MaintenanceCommand.Comment;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTable;
import io.github.redshiftdeploy.sql.tree.ViewCommand.CreateView;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an object is, or was, as statements.
 *
 * @param identity which object it is
 * @param statements what makes it just so: the first one makes it
 * @param footprint its number in the catalogue, a colon, and the numbers of its columns: by those it is known under
 *     another name; empty when nobody has seen them
 * @param rows how many rows it had; absent when nobody has counted
 * @param unseen what could not be seen of it, in words: dropped, it could not be made again just so
 * @param takeBack what takes back the privileges that it gets by default when it is made again
 */
public record ObjectVersion(
        ObjectIdentity identity,
        List<String> statements,
        String footprint,
        @Nullable Long rows,
        List<String> unseen,
        List<String> takeBack) {

    /** What stands between an object and its owner in the statement that sets it. */
    static final String OWNER = " OWNER TO ";

    /** Copies the lists. */
    public ObjectVersion {
        statements = List.copyOf(statements);
        unseen = List.copyOf(unseen);
        takeBack = List.copyOf(takeBack);
    }

    /** Returns what the catalogue says that an object is. */
    public static ObjectVersion of(ObjectDefinition definition, String footprint) {
        return new ObjectVersion(
                definition.identity(), definition.statements(), footprint, null, definition.unseen(), List.of());
    }

    /**
     * Returns what the history has kept of an object.
     *
     * @param kept the definition
     * @param facts what was known of the object beside it
     */
    static ObjectVersion of(KeptDefinition kept, List<KeptChange> facts) {
        Optional<KeptChange> present = facts.stream()
                .filter(fact -> fact.fact() == KeptChange.Fact.PRESENT)
                .findFirst();
        return new ObjectVersion(
                ObjectIdentity.of(kept),
                statements(kept.body()),
                present.map(KeptChange::detail).orElse(""),
                present.map(KeptChange::rows).orElse(null),
                details(facts, KeptChange.Fact.UNSEEN),
                details(facts, KeptChange.Fact.TAKE_BACK));
    }

    private static List<String> details(List<KeptChange> facts, KeptChange.Fact wanted) {
        return facts.stream()
                .filter(fact -> fact.fact() == wanted)
                .map(KeptChange::detail)
                .toList();
    }

    private static List<String> statements(String sql) {
        List<String> statements = new ArrayList<>();
        byte[] text = sql.getBytes(StandardCharsets.UTF_8);
        try (StatementReader reader = new StatementReader(
                new ByteArrayInputStream(text),
                StandardCharsets.UTF_8,
                at -> Place.file("definition"),
                problem -> {})) {
            for (Optional<Statement> next = reader.next(); next.isPresent(); next = reader.next()) {
                statements.add(next.get().text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // It is in memory.
        }
        return statements;
    }

    /** Tells whether scripts may mean it by a name, which may have no schema. */
    boolean isNamed(DatabaseObject object) {
        return identity.isMeantBy(object);
    }

    /** Returns the statement that makes it. */
    String create() {
        return statements.get(0);
    }

    /** Returns its number in the catalogue; nothing when nobody has seen it. */
    Optional<String> number() {
        int colon = footprint.indexOf(':');
        return footprint.isEmpty()
                ? Optional.empty()
                : Optional.of(colon < 0 ? footprint : footprint.substring(0, colon));
    }

    List<Integer> columns() {
        int colon = footprint.indexOf(':');
        return colon < 0 || colon == footprint.length() - 1
                ? List.of()
                : Settings.split(footprint.substring(colon + 1)).stream()
                        .map(Integer::valueOf)
                        .toList();
    }

    /** Returns what makes it again where it was: what it gets by default goes before it gets what it had. */
    List<String> rebuilding() {
        List<String> all = new ArrayList<>(List.of(create()));
        all.addAll(takeBack);
        all.addAll(statements.subList(1, statements.size()));
        return all;
    }

    /** Returns it under the name that another version of it has. */
    ObjectVersion as(ObjectVersion other, List<String> renamed) {
        return new ObjectVersion(other.identity(), renamed, footprint, rows, unseen, takeBack);
    }

    /** Returns it without rows. */
    ObjectVersion emptied() {
        return new ObjectVersion(identity, statements, footprint, 0L, unseen, takeBack);
    }

    Optional<CreateTable> table() {
        return new SqlParser().parse(create()).tree() instanceof CreateTable table
                ? Optional.of(table)
                : Optional.empty();
    }

    /** Tells whether it is a view that stops who drops one of some objects; a late-binding one stops nobody. */
    boolean needs(Set<DatabaseObject> objects) {
        boolean view = identity.type() == ObjectType.VIEW || identity.type() == ObjectType.MATERIALIZED_VIEW;
        return view && !isLateBinding() && uses().stream().anyMatch(objects::contains);
    }

    private boolean isLateBinding() {
        return new SqlParser().parse(create()).tree() instanceof CreateView view && view.late();
    }

    /** Returns the relations that must be there before it. */
    Set<DatabaseObject> uses() {
        Command command = new SqlParser().parse(create()).tree();
        Set<DatabaseObject> uses = new LinkedHashSet<>();
        if (command != null) {
            Effects effects = new Analyzer().analyze(command);
            Stream.concat(effects.direct().stream(), effects.deferred().stream())
                    .filter(effect -> effect.action() == Action.READS || effect.action() == Action.APPLIES)
                    .map(effect -> new DatabaseObject(
                            effect.kind(), effect.name().schema(), effect.name().name()))
                    .filter(object -> object.kind() == ObjectKind.RELATION || object.kind() == ObjectKind.ROUTINE)
                    .forEach(uses::add);
        }
        return uses;
    }

    /** What follows the statement that makes it, parsed. */
    Afterwards afterwards() {
        return Afterwards.of(statements.subList(1, statements.size()));
    }

    /**
     * What follows the statement that makes an object.
     *
     * @param comments the comments, by what they are on
     * @param privileges what gives privileges
     * @param others what sets the owner, and all else
     */
    record Afterwards(Map<String, String> comments, List<PrivilegeCommand> privileges, List<String> others) {

        private static final String IS = " IS ";

        /** Returns who owns the object. */
        Optional<String> owner() {
            return others.stream()
                    .filter(sql -> sql.contains(OWNER))
                    .map(sql -> sql.substring(sql.lastIndexOf(OWNER) + OWNER.length()))
                    .findFirst();
        }

        private static Afterwards of(List<String> statements) {
            Map<String, String> comments = new LinkedHashMap<>();
            List<PrivilegeCommand> privileges = new ArrayList<>();
            List<String> others = new ArrayList<>();
            for (String sql : statements) {
                Command command = new SqlParser().parse(sql).tree();
                if (command instanceof Comment comment) {
                    comments.put(sql.substring(0, comment.text().at() - IS.length()), sql);
                } else if (command instanceof PrivilegeCommand privilege) {
                    privileges.add(privilege);
                } else {
                    others.add(sql);
                }
            }
            return new Afterwards(comments, privileges, others);
        }
    }
}
