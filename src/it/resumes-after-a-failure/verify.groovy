import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.deployed('src/main/redshift/2.sql')
project.printed('goes on with ', 'skipped: src/main/redshift/1.sql, applied by ',
        '2 scripts: 2 applied', 'applied  src/main/redshift/1.sql  always  2 of 2')
