package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Drop;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTable;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTableAs;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables that a script has certainly created itself, as far as it has been read. */
final class OwnTables {

    private final Set<String> temporary = new HashSet<>();
    private final Set<String> permanent = new HashSet<>();
    private final Set<String> dropped = new HashSet<>();

    /** Learns what a statement creates. */
    void take(@Nullable Command command) {
        if (command instanceof CreateTable table) {
            add(table.name(), table.temporary(), table.ifNotExists());
        } else if (command instanceof CreateTableAs table) {
            add(table.name(), table.temporary(), table.ifNotExists());
        } else if (command instanceof Drop drop && drop.type() == ObjectType.TABLE) {
            drop.targets().forEach(target -> dropped.add(((Name) target).path()));
        } else if (command instanceof Query query) {
            Query.Into into = into(query);
            if (into != null) {
                into.targets().forEach(target -> add(target, into.temporary(), false));
            }
        }
    }

    /** Tells whether a name is that of a temporary table. */
    boolean isTemporary(Name name) {
        return name.temporary() || temporary.contains(name.path());
    }

    /** Tells whether the script has created the table. */
    boolean contains(Name name) {
        return isTemporary(name) || permanent.contains(name.path());
    }

    /** With IF NOT EXISTS the table may have been there, with rows, unless the script has dropped that one. */
    private void add(Name name, boolean inSession, boolean ifNotExists) {
        if (inSession) {
            temporary.add(name.path());
        } else if (!ifNotExists || dropped.contains(name.path())) {
            permanent.add(name.path());
        }
    }

    private static Query.@Nullable Into into(Query query) {
        if (query instanceof Query.With with) {
            return into(with.body());
        }
        if (query instanceof Query.Ordered ordered) {
            return into(ordered.body());
        }
        if (query instanceof Query.SetOperation operation) {
            return into(operation.queries().get(0));
        }
        return query instanceof Query.Select select ? select.into() : null;
    }
}
