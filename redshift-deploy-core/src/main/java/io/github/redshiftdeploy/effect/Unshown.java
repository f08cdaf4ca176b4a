package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Drop;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.PolicyCommand;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grant;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Reach;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Revoke;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Target;
import io.github.redshiftdeploy.sql.tree.SchemaCommand;
import io.github.redshiftdeploy.sql.tree.TableChange;
import io.github.redshiftdeploy.sql.tree.TableCommand.AlterTable;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement does that the definitions of the objects it names do not show: to objects that it does not name, or
 * to what no definition holds. Who compares definitions would not see it.
 */
final class Unshown {

    /** What of ALTER TABLE stands in a definition; AUTO does not, for Redshift decides then. */
    private static final Set<String> SHOWN = Set.of(
            "OWNER TO",
            "ALTER DISTSTYLE KEY DISTKEY",
            "ALTER DISTSTYLE",
            "ALTER DISTKEY",
            "ALTER SORTKEY NONE",
            "ALTER SORTKEY",
            "ALTER COMPOUND SORTKEY",
            "ALTER INTERLEAVED SORTKEY");

    private static final String CASCADE = "CASCADE";

    private Unshown() {}

    /** Returns it in words; nothing when the definitions show all. */
    static Optional<String> of(Command command) {
        if (command instanceof Drop drop && drop.words().contains(CASCADE)) {
            return Optional.of("drops whatever needs it, with CASCADE");
        }
        if (command instanceof AlterTable alter) {
            return alter.changes().stream()
                    .flatMap(change -> of(change).stream())
                    .findFirst();
        }
        if (command instanceof Grant grant) {
            return reaching(grant.target());
        }
        if (command instanceof Revoke revoke) {
            return revoke.behavior().equals(CASCADE)
                    ? Optional.of("takes privileges from whoever got them from there, with CASCADE")
                    : reaching(revoke.target());
        }
        if (command instanceof PolicyCommand.Attach) {
            return Optional.of("attaches or detaches a policy");
        }
        if (command instanceof SchemaCommand.Alter alter) {
            return alter.options().stream()
                    .map(Option::words)
                    .filter(words -> !SHOWN.contains(words))
                    .map(words -> "changes a schema with " + words)
                    .findFirst();
        }
        return Optional.empty();
    }

    private static Optional<String> of(TableChange change) {
        if (change instanceof TableChange.DropPart part && part.words().equals(CASCADE)) {
            return Optional.of("drops whatever needs it, with CASCADE");
        }
        if (change instanceof TableChange.Setting setting
                && !SHOWN.contains(setting.option().words())) {
            return Optional.of("changes a table with " + setting.option().words());
        }
        return Optional.empty();
    }

    private static Optional<String> reaching(PrivilegeCommand.@Nullable Target target) {
        return Optional.ofNullable(target)
                .map(Target::reach)
                .filter(reach -> reach == Reach.ALL_IN_SCHEMA)
                .map(reach -> "changes the privileges of all that is in a schema");
    }
}
