import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.deployed('sql/01_schema.sql', 'sql/02_load.sql')
project.printedOnce('passed over 10 commands of psql: \\echo 3, \\o 2,')
