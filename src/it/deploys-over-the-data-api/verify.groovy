import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.printed('over the Data API',
        'src/main/redshift/2.sql:3:13: error[RS5001]: relation "public.missing" does not exist (SQLSTATE 42P01), at statement 3 of 3',
        'committed: 1 script before it, and statement 1 of this script',
        'not committed: statements 2 to 3 of this script',
        'not run: 1 script after it',
        'goes on with ', '| 3')
project.deployed('src/main/redshift/2.sql', 'src/main/redshift/3.sql')
