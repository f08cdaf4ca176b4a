import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.printedOnce('warning[RS6101]: DELETE without WHERE')
project.printedOnce('passed over 1 command of psql')
project.printedOnce('4 warnings: 2 unqualified-name, 1 delete-without-where, 1 not-repeatable; mvn redshift-deploy:validate shows them')
