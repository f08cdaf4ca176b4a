import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.printed('[ERROR] src/main/redshift/1.sql:2:27: error[RS1017]', 'BUILD FAILURE',
        '[WARNING] src/main/redshift/1.sql:2:27: warning[RS1017]', 'BUILD SUCCESS',
        'statement 1: a transaction', 'statement 2: by itself', 'statement 3: a transaction', 'BUILD SUCCESS',
        "'redshift.unknownSyntax' is 'maybe'", 'give error, warning', 'BUILD FAILURE')
project.touchedNothing()
