package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.DefaultPrivileges;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grant;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grantee;

/** Finds {@code GRANT … TO PUBLIC}: every user has it, those of tomorrow too. */
final class GrantToPublic implements Check {

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        if (!(statement.tree() instanceof PrivilegeCommand command)) {
            return;
        }
        PrivilegeCommand change = command instanceof DefaultPrivileges privileges ? privileges.change() : command;
        if (change instanceof Grant grant) {
            grant.grantees().stream()
                    .filter(grantee -> grantee.words().equals("PUBLIC"))
                    .forEach(grantee -> findings.add(finding(statement, grantee)));
        }
    }

    private static Finding finding(CheckedStatement statement, Grantee grantee) {
        return Finding.of(
                        Rule.GRANT_TO_PUBLIC,
                        statement.at(grantee.at()),
                        "PUBLIC is every user, those that are created later too")
                .help("grant it to a role, and that role to whom it is for");
    }
}
