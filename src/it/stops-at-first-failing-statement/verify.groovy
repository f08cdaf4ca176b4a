import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.failedAt('src/main/redshift/2.sql', 'src/main/redshift/2.sql:4:13: error[RS5001]: relation "missing" does not exist')
project.notRun('src/main/redshift/3.sql')
project.printed('(SQLSTATE 42P01), at statement 4 of 5',
        'committed: 1 script before it, and statements 1 to 2 of this script',
        'not committed: statements 3 to 5 of this script',
        'not run: 1 script after it', 'outcome: deployment-failed (2)', 'BUILD FAILURE')
