import io.github.redshiftdeploy.maven.DeployedProject
import io.github.redshiftdeploy.maven.MavenRun

def build = DeployedProject.in(basedir)
build.wasRefusedFor('RS2102')
build.module('orders').touchedNothing()

for (run in MavenRun.everyMaven(basedir, localRepositoryPath)) {
    run.goals('redshift-deploy:validate').fails(
            "module 'it:orders' has no scripts in 'src/main/redshift'",
            "module 'it:common' has no scripts in 'src/main/redshift'",
            'error[RS2102]: no module of this build has a script')
}
