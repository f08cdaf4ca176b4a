import io.github.redshiftdeploy.maven.DeployedProject
import io.github.redshiftdeploy.maven.MavenRun

DeployedProject.in(basedir).printed('<target> has no <nmae>; did you mean <name>?')
for (maven in MavenRun.everyMaven(basedir, localRepositoryPath)) {
    maven.goals('redshift-deploy:validate', '-Pset').fails('<sqlSet> has no <directroy>; did you mean <directory>?')
    maven.printsNo('io.github.redshiftdeploy.maven.SqlSetParameter')
    maven.goals('redshift-deploy:validate').succeeds('BUILD SUCCESS')
}
