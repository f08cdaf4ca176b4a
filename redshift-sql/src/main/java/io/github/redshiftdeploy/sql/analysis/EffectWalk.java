package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.tree.Call;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.DataCommand;
import io.github.redshiftdeploy.sql.tree.Listed;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.PlStatement;
import io.github.redshiftdeploy.sql.tree.PlanCommand;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.Quoted;
import io.github.redshiftdeploy.sql.tree.Relation;
import io.github.redshiftdeploy.sql.tree.Signature;
import io.github.redshiftdeploy.sql.tree.TableElement;
import io.github.redshiftdeploy.sql.tree.TypeName;
import io.github.redshiftdeploy.sql.tree.Walk;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through a statement and notes what it does to the objects that it names. */
final class EffectWalk extends Walk {

    /** Texts do not tell which files are the same: all count as one. */
    private static final ObjectName FILES = new ObjectName(null, null, "s3");

    /** The options whose values are users, groups or roles. */
    private static final Set<String> PRINCIPALS = Set.of("OWNER", "OWNER TO", "AUTHORIZATION", "IN GROUP", "IN ROLE");

    /** The options whose values are not what they look like: transforms of Iceberg look like calls of functions. */
    private static final String PARTITIONED = "PARTITIONED BY";

    private final Session session;
    private final Scope scope = new Scope();
    private final Set<Effect> effects = new LinkedHashSet<>();

    /** In a routine, INTO names variables and dynamic SQL may do anything. */
    private final boolean inRoutine;

    private final Definitions definitions = new Definitions(this);
    private final Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    private final Set<SessionChange> changes = EnumSet.noneOf(SessionChange.class);

    EffectWalk(Session session, boolean inRoutine) {
        this.session = session;
        this.inRoutine = inRoutine;
    }

    Session session() {
        return session;
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

    @Override
    protected void visit(Node node) {
        if (node instanceof Name || node instanceof Literal) {
            return;
        }
        if (node instanceof Call call) {
            call(call);
        } else if (node instanceof Query query) {
            query(query);
        } else if (node instanceof Relation relation) {
            relation(relation);
        } else if (node instanceof DataCommand command) {
            change(command);
        } else if (node instanceof PlStatement.Dynamic dynamic) {
            if (!(dynamic.text() instanceof Quoted)) {
                note(Doubt.DYNAMIC_SQL);
            }
            into(dynamic);
        } else if (node instanceof Option option) {
            option(option);
        } else if (node instanceof TypeName type) {
            type(type);
        } else if (node instanceof TableElement.Like like) {
            note(Action.READS, ObjectKind.RELATION, like.table());
        } else if (node instanceof TableElement.References references) {
            note(Action.READS, ObjectKind.RELATION, references.table());
        } else if (!(node instanceof Command command) || !definitions.note(command)) {
            into(node);
            apply(node);
        }
    }

    private void option(Option option) {
        if (PRINCIPALS.contains(option.words())) {
            option.values().forEach(this::principal);
        } else if (option.words().equals("USING TEMPLATE") && option.values().get(0) instanceof Name template) {
            note(Action.READS, ObjectKind.TEMPLATE, template);
        } else if (option.words().equals("FROM DATASHARE") && option.values().get(0) instanceof Name share) {
            noteGlobal(Action.READS, ObjectKind.DATASHARE, share);
        } else if (!option.words().equals(PARTITIONED)) {
            into(option);
        }
    }

    /** A variable may have the type of a table or of a column: the table is looked at when the routine is called. */
    private void type(TypeName type) {
        Name named = type.table();
        if (named != null) {
            note(Action.READS, ObjectKind.RELATION, named);
        }
    }

    private void principal(Node value) {
        if (value instanceof Listed listed) {
            listed.nodes().forEach(this::principal);
        } else if (value instanceof Name name) {
            noteGlobal(Action.READS, ObjectKind.PRINCIPAL, name);
        }
    }

    private void apply(Node node) {
        session.apply(node);
        Session.change(node).ifPresent(changes::add);
        if (inRoutine && Session.setsPath(node)) {
            note(Doubt.SEARCH_PATH);
        } else if (node instanceof PlanCommand.Execute execute && !session.isPlan(execute.plan())) {
            note(Doubt.FOREIGN_PLAN);
        }
    }

    private void call(Call call) {
        if (call.arguments() == null) {
            into(call);
            return;
        }
        if (!isBuiltIn(call.name())) {
            note(Action.APPLIES, ObjectKind.ROUTINE, call.name());
        } else if (SystemNames.isQuestion(call.name())) {
            note(Doubt.CATALOGUE);
        } else if (isSetConfig(call)) {
            setConfig(call);
        }
        into(call);
    }

    /** Tells whether a call does what SET does. */
    static boolean isSetConfig(Call call) {
        return call.arguments() != null
                && isBuiltIn(call.name())
                && call.name().key().equals("set_config");
    }

    private void setConfig(Call call) {
        note(SessionChange.SETTING);
        if (SystemNames.maySetPath(call)) {
            session.forgetPath();
            if (inRoutine) {
                note(Doubt.SEARCH_PATH);
            }
        }
    }

    static boolean isBuiltIn(Name function) {
        Name schema = function.qualifier();
        return schema == null
                ? BuiltInFunctions.contains(function.key())
                : schema.key().equals("pg_catalog") || schema.key().equals("information_schema");
    }

    private void query(Query query) {
        if (query instanceof Query.With with) {
            with(with.tables(), () -> node(with.body()));
        } else if (query instanceof Query.Select select) {
            select(select);
        } else {
            into(query);
        }
    }

    private void with(Query.@Nullable CommonTables with, Runnable body) {
        scope.enterQuery();
        if (with != null) {
            for (Query.CommonTable table : with.tables()) {
                if (with.recursive()) {
                    scope.addTable(table.name().key());
                }
                node(table.query());
                scope.addTable(table.name().key());
            }
        }
        body.run();
        scope.leaveQuery();
    }

    /** The relations come first, for the list of a query may lead into their values. */
    private void select(Query.Select select) {
        scope.enterSelect();
        all(select.from());
        if (select.into() != null && (!inRoutine || makesTable(select.into()))) {
            into(select.into());
        }
        for (Query.Item item : select.items()) {
            node(item.value());
        }
        optional(select.head().top()).optional(select.where()).optional(select.tail());
        scope.leaveSelect();
    }

    private static boolean makesTable(Query.Into into) {
        return into.words().contains("TABLE") || into.words().startsWith("TEMP");
    }

    private void into(Query.Into into) {
        boolean temporary = into.words().startsWith("TEMP");
        into.targets().forEach(target -> create(target, temporary));
    }

    private void relation(Relation relation) {
        if (relation instanceof Relation.Table table) {
            if (!scope.isTable(table.name()) && !scope.isPath(table.name())) {
                note(Action.READS, ObjectKind.RELATION, table.name());
                if (SystemNames.isRelation(table.name())) {
                    note(Doubt.CATALOGUE);
                }
            }
            scope.addAlias(table.alias());
            return;
        }
        into(relation);
        if (relation instanceof Relation.Function function) {
            scope.addAlias(function.alias());
        } else if (relation instanceof Relation.Derived derived) {
            scope.addAlias(derived.alias());
        }
    }

    private void change(DataCommand command) {
        if (command instanceof DataCommand.Insert insert) {
            note(Action.WRITES, ObjectKind.RELATION, insert.table());
            with(insert.with(), () -> optional(insert.source()));
        } else if (command instanceof DataCommand.Update update) {
            with(update.with(), () -> update(update));
        } else if (command instanceof DataCommand.Delete delete) {
            with(delete.with(), () -> delete(delete));
        } else if (command instanceof DataCommand.Merge merge) {
            note(Action.WRITES, ObjectKind.RELATION, merge.target());
            node(merge.source()).node(merge.on()).all(merge.branches());
        } else if (command instanceof DataCommand.Truncate truncate) {
            truncate.tables().forEach(table -> note(Action.TRUNCATES, ObjectKind.RELATION, table));
        }
    }

    private void update(DataCommand.Update update) {
        scope.enterSelect();
        target(update.table(), update.from());
        scope.addAlias(update.alias());
        all(update.from()).all(update.assignments()).optional(update.where());
        scope.leaveSelect();
    }

    private void delete(DataCommand.Delete delete) {
        scope.enterSelect();
        target(delete.table(), delete.using());
        scope.addAlias(delete.alias());
        all(delete.using()).optional(delete.where());
        scope.leaveSelect();
    }

    /** The target of a change may be the alias of a relation that is named behind it. */
    private void target(Name target, List<Relation> relations) {
        Name table = target.qualifier() == null ? aliased(target, relations) : null;
        note(Action.WRITES, ObjectKind.RELATION, table == null ? target : table);
    }

    private static @Nullable Name aliased(Name alias, List<Relation> relations) {
        Name found = null;
        for (Relation relation : relations) {
            if (relation instanceof Relation.Table table
                    && table.alias() != null
                    && table.alias().name().key().equals(alias.key())) {
                found = table.name();
            } else if (relation instanceof Relation.Joined joined) {
                List<Relation> parts = new ArrayList<>(List.of(joined.first()));
                joined.joins().forEach(join -> parts.add(join.relation()));
                found = aliased(alias, parts);
            }
            if (found != null) {
                return found;
            }
        }
        return null;
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
        if (temporary || name.text().startsWith("#")) {
            session.addTemporaryTable(name);
            noteGlobal(Action.CREATES, ObjectKind.TEMPORARY_TABLE, name);
            return;
        }
        add(Action.CREATES, ObjectKind.RELATION, session.path().created(name), name, ifMissing);
    }

    /** Notes that a routine or another object in a schema is made. */
    void create(ObjectKind kind, Name name) {
        add(Action.CREATES, kind, session.path().created(name), name, false);
    }

    /**
     * Notes that an object is made that is in no schema.
     *
     * @param ifMissing whether nothing happens when it is there
     */
    void createGlobal(ObjectKind kind, Name name, boolean ifMissing) {
        add(Action.CREATES, kind, ObjectName.of(name), name, ifMissing);
    }

    /** Notes something about an object in a schema. */
    void note(Action action, ObjectKind kind, Name name) {
        if (kind == ObjectKind.RELATION && session.isTemporaryTable(name)) {
            noteGlobal(action, ObjectKind.TEMPORARY_TABLE, name);
            return;
        }
        for (ObjectName meant : session.path().meant(name)) {
            add(action, kind, meant, name, false);
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
        add(action, kind, kind == ObjectKind.SCHEMA ? ObjectName.schema(name) : ObjectName.of(name), name, false);
    }

    private void add(Action action, ObjectKind kind, ObjectName object, Name written, boolean ifMissing) {
        ObjectName meant = kind.inDatabase() ? session.located(object) : object;
        effects.add(new Effect(action, kind, meant, ifMissing, written.qualifier() != null, written.at()));
        database(kind, written)
                .ifPresent(database -> effects.add(new Effect(
                        Action.READS, ObjectKind.DATABASE, ObjectName.of(database), false, false, written.at())));
    }

    /** A name may tell in which database the object is. */
    private static Optional<Name> database(ObjectKind kind, Name written) {
        Optional<Name> schema = kind == ObjectKind.SCHEMA ? Optional.of(written) : Optional.empty();
        return (kind.inSchema() ? Optional.ofNullable(written.qualifier()) : schema).map(Name::qualifier);
    }

    /** Notes that something lies in files outside of Redshift. */
    void noteFiles(Action action, Node place) {
        effects.add(new Effect(action, ObjectKind.FILES, FILES, false, true, place.at()));
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
