package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.tree.Call;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.DataCommand;
import io.github.redshiftdeploy.sql.tree.Listed;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.PlStatement;
import io.github.redshiftdeploy.sql.tree.PlanCommand;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.Quoted;
import io.github.redshiftdeploy.sql.tree.Relation;
import io.github.redshiftdeploy.sql.tree.TableElement;
import io.github.redshiftdeploy.sql.tree.TypeName;
import io.github.redshiftdeploy.sql.tree.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through a statement and notes, in {@link EffectNotes}, what it does to the objects that it names. */
final class EffectWalk extends Walk {

    /** The options whose values are users, groups or roles. */
    private static final Set<String> PRINCIPALS = Set.of("OWNER", "OWNER TO", "AUTHORIZATION", "IN GROUP", "IN ROLE");

    /** The options whose values are not what they look like: transforms of Iceberg look like calls of functions. */
    private static final String PARTITIONED = "PARTITIONED BY";

    private final SessionState session;
    private final Scope scope = new Scope();
    private final EffectNotes notes;

    /** In a routine, INTO names variables and dynamic SQL may do anything. */
    private final boolean inRoutine;

    private final Definitions definitions;

    EffectWalk(SessionState session, boolean inRoutine) {
        this.session = session;
        this.inRoutine = inRoutine;
        this.notes = new EffectNotes(session);
        this.definitions = new Definitions(this, notes);
    }

    SessionState session() {
        return session;
    }

    /** Returns what was noted so far. */
    EffectNotes notes() {
        return notes;
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
                notes.note(Doubt.DYNAMIC_SQL);
            }
            into(dynamic);
        } else if (node instanceof Option option) {
            option(option);
        } else if (node instanceof TypeName type) {
            type(type);
        } else if (node instanceof TableElement.Like like) {
            notes.note(Action.READS, ObjectKind.RELATION, like.table());
        } else if (node instanceof TableElement.References references) {
            notes.note(Action.READS, ObjectKind.RELATION, references.table());
        } else if (!(node instanceof Command command) || !definitions.note(command)) {
            into(node);
            apply(node);
        }
    }

    private void option(Option option) {
        if (PRINCIPALS.contains(option.words())) {
            option.values().forEach(this::principal);
        } else if (option.words().equals("USING TEMPLATE") && option.values().get(0) instanceof Name template) {
            notes.note(Action.READS, ObjectKind.TEMPLATE, template);
        } else if (option.words().equals("FROM DATASHARE") && option.values().get(0) instanceof Name share) {
            notes.noteGlobal(Action.READS, ObjectKind.DATASHARE, share);
        } else if (!option.words().equals(PARTITIONED)) {
            into(option);
        }
    }

    /** A variable may have the type of a table or of a column: the table is looked at when the routine is called. */
    private void type(TypeName type) {
        Name named = type.table();
        if (named != null) {
            notes.note(Action.READS, ObjectKind.RELATION, named);
        }
    }

    private void principal(Node value) {
        if (value instanceof Listed listed) {
            listed.nodes().forEach(this::principal);
        } else if (value instanceof Name name) {
            notes.noteGlobal(Action.READS, ObjectKind.PRINCIPAL, name);
        }
    }

    private void apply(Node node) {
        session.apply(node);
        SessionState.change(node).ifPresent(notes::note);
        if (inRoutine && SessionState.setsPath(node)) {
            notes.note(Doubt.SEARCH_PATH);
        } else if (node instanceof PlanCommand.Execute execute && !session.isPlan(execute.plan())) {
            notes.note(Doubt.FOREIGN_PLAN);
        }
    }

    private void call(Call call) {
        if (call.arguments() == null) {
            into(call);
            return;
        }
        if (!isBuiltIn(call.name())) {
            notes.note(Action.APPLIES, ObjectKind.ROUTINE, call.name());
        } else if (SystemNames.isQuestion(call.name())) {
            notes.note(Doubt.CATALOGUE);
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
        notes.note(SessionChange.SETTING);
        if (SystemNames.maySetPath(call)) {
            session.forgetPath();
            if (inRoutine) {
                notes.note(Doubt.SEARCH_PATH);
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
        if (select.into() != null && (!inRoutine || select.into().makesTable())) {
            into(select.into());
        }
        for (Query.Item item : select.items()) {
            node(item.value());
        }
        optional(select.head().top()).optional(select.where()).optional(select.tail());
        scope.leaveSelect();
    }

    private void into(Query.Into into) {
        into.targets().forEach(target -> notes.create(target, into.temporary()));
    }

    private void relation(Relation relation) {
        if (relation instanceof Relation.Table table) {
            if (!scope.isTable(table.name()) && !scope.isPath(table.name())) {
                notes.note(Action.READS, ObjectKind.RELATION, table.name());
                if (SystemNames.isRelation(table.name())) {
                    notes.note(Doubt.CATALOGUE);
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
            notes.note(Action.WRITES, ObjectKind.RELATION, insert.table());
            with(insert.with(), () -> optional(insert.source()));
        } else if (command instanceof DataCommand.Update update) {
            with(update.with(), () -> update(update));
        } else if (command instanceof DataCommand.Delete delete) {
            with(delete.with(), () -> delete(delete));
        } else if (command instanceof DataCommand.Merge merge) {
            notes.note(Action.WRITES, ObjectKind.RELATION, merge.target());
            node(merge.source()).node(merge.on()).all(merge.branches());
        } else if (command instanceof DataCommand.Truncate truncate) {
            truncate.tables().forEach(table -> notes.note(Action.TRUNCATES, ObjectKind.RELATION, table));
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
        notes.note(Action.WRITES, ObjectKind.RELATION, table == null ? target : table);
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
}
