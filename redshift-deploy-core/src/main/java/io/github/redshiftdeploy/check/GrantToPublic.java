package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.DefaultPrivileges;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grant;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grantee;
import org.jspecify.annotations.Nullable;

/** Finds {@code GRANT SELECT ON orders TO PUBLIC}: PUBLIC is every user of the cluster, and every one to come. */
final class GrantToPublic implements Check {

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        if (granted(statement.tree()) instanceof Grant grant) {
            grant.grantees().stream()
                    .filter(grantee -> grantee.words().equals("PUBLIC"))
                    .map(grantee -> finding(statement, grantee))
                    .forEach(findings::add);
        }
    }

    /** What is granted on objects to come is a grant inside another command. */
    private static @Nullable Command granted(@Nullable Command tree) {
        return tree instanceof DefaultPrivileges later ? later.change() : tree;
    }

    private static Finding finding(CheckedStatement statement, Grantee grantee) {
        return Finding.of(
                        Rule.GRANT_TO_PUBLIC,
                        statement.at(grantee.at()),
                        "PUBLIC is every user, also those yet to come")
                .help("grant it to a group or a role");
    }
}
