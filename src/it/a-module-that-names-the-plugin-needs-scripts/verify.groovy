import io.github.redshiftdeploy.maven.DeployedProject
import io.github.redshiftdeploy.maven.MavenRun

def build = DeployedProject.in(basedir)
build.module('sales').wasRefusedFor('RS2102')
build.module('orders').touchedNothing()

for (run in MavenRun.everyMaven(basedir, localRepositoryPath)) {
    run.goals('redshift-deploy:validate').fails(
            "error[RS2102]: there is no script in 'db'", "module 'it:orders'", 'checked 1 script', 'it:sales')
}
