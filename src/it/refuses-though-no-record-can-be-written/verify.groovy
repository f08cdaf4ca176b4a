import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.printed("[ERROR] error[RS2004]: there is no target 'nowhere'", '[WARNING] warning[RS5008]: the report ',
        'is a file, and must be a folder', 'outcome: validation-failed (1)', 'BUILD FAILURE', '1 error; see above')
