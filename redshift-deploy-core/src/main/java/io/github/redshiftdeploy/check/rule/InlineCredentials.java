package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.Secret.Kind;

/** Finds keys of AWS in COPY, UNLOAD and their like: whoever reads the repository has them, for ever. */
final class InlineCredentials implements Check {

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        statement.secrets().stream()
                .filter(secret -> secret.kind() == Kind.KEY)
                .findFirst()
                .ifPresent(secret -> findings.add(Finding.of(
                                Rule.INLINE_CREDENTIALS, statement.at(secret.from()), message(secret.name()))
                        .help("revoke it, then use IAM_ROLE, or put a placeholder such as '${key}' in its place")));
    }

    private static String message(String name) {
        return name.isEmpty() ? "a key is written in the script" : "the key of '" + name + "' is written in the script";
    }
}
