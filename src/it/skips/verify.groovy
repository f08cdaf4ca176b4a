import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.printed('skipped: redshift.skip is set')
project.touchedNothing()
