import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.printed('[WARNING] src/main/redshift/a.sql:1:1: warning[RS6101]: DELETE without WHERE removes every row',
        ': 0 errors, 1 warning', 'BUILD SUCCESS',
        "1 warning, which 'redshift.failOn' does not forgive; see above",
        '[ERROR] src/main/redshift/a.sql:1:1: error[RS6101]', '1 error; see above',
        ': 1 error, 0 warnings', 'BUILD SUCCESS',
        "there is no rule 'delete-without-were'", "did you mean 'delete-without-where'?",
        "'redshift.failOn' is 'sometimes'", 'give error, warning, never')
project.touchedNothing()
