import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.deployed('src/main/redshift/a.sql')
project.printed('from the POM and ${unknown}')
