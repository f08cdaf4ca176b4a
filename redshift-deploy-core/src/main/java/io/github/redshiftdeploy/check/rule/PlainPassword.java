package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.Secret.Kind;

/** Finds {@code CREATE USER ann PASSWORD 'Secret1'}: whoever reads the repository can log in. */
final class PlainPassword implements Check {

    @Override
    public void statement(CheckedStatement statement, Findings findings) {
        statement.secrets().stream()
                .filter(secret -> secret.kind() == Kind.PASSWORD)
                .findFirst()
                .ifPresent(secret -> findings.add(Finding.of(
                                Rule.PLAIN_PASSWORD,
                                statement.at(secret.from()),
                                "the password is written in the script as it is")
                        .help("change it, then use PASSWORD DISABLE and IAM, a placeholder, or a sha256 hash")));
    }
}
