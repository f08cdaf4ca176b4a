import io.github.redshiftdeploy.maven.DeployedProject
import io.github.redshiftdeploy.maven.MavenRun

def build = DeployedProject.in(basedir)
build.module('billing').deployed('db/b.sql')
build.module('orders').deployed('src/main/redshift/a.sql')
build.touchedNothing()
build.module('common').touchedNothing()

for (run in MavenRun.everyMaven(basedir, localRepositoryPath)) {
    run.goals('redshift-deploy:validate', 'redshift-deploy:plan', 'redshift-deploy:execute', '-Dredshift.target=local').succeeds(
            "module 'it:reaches-every-module' has no scripts in 'src/main/redshift'",
            "module 'it:billing'", 'checked 1 script', "module 'it:orders'", 'checked 1 script',
            "module 'it:common' has no scripts in 'src/main/redshift'",
            "module 'it:billing'", '1 of 1 script will run', "module 'it:orders'", '1 of 1 script will run',
            "module 'it:billing'", 'own', 'succeeded: 1 of 1 script', "module 'it:orders'", 'inherited', 'succeeded: 1 of 1 script')
}
assert new File(basedir, 'target/redshift-deploy/validate.sarif').file : 'no report of all modules'
