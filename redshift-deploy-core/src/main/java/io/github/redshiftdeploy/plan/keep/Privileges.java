package io.github.redshiftdeploy.plan.keep;

import io.github.redshiftdeploy.catalogue.ObjectDefinition;
import io.github.redshiftdeploy.plan.undo.PrivilegeChanges;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grant;
import java.util.ArrayList;
import java.util.List;

/** The privileges on an object that is dropped and made again. */
final class Privileges {

    private Privileges() {}

    /**
     * Returns the statements that give them back.
     *
     * @param given what the script gives on the new object
     */
    static List<String> lost(ObjectDefinition definition, List<Grant> given) {
        if (given.isEmpty()) {
            return definition.grants();
        }
        List<Command> had = new ArrayList<>();
        for (String sql : definition.grants()) {
            Command command = new SqlParser().parse(sql).tree();
            if (command != null) {
                had.add(command);
            }
        }
        return PrivilegeChanges.lost(had, given);
    }
}
