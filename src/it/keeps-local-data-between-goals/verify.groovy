import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.deployed('sql/second.sql')
project.printed('| 42')
