import io.github.redshiftdeploy.maven.DeployedProject
import io.github.redshiftdeploy.maven.MavenRun

def project = DeployedProject.in(basedir)
project.deployed('src/main/redshift/schemas/sales.sql', 'src/main/redshift/tables/orders.sql')
project.printed(
        'wrote pom.xml', 'wrote src/main/redshift/tables/orders.sql', 'left out .github/workflows',
        'mvn redshift-deploy:validate', 'mvn redshift-deploy:execute -Dredshift.target=local',
        'checked 2 scripts', '0 errors, 0 warnings',
        'succeeded: 2 of 2 scripts', 'succeeded: 2 of 2 scripts',
        'kept pom.xml', 'left out .github/workflows: GitHub reads workflows in the top folder of a repository',
        'add this to <targets> of the plugin in pom.xml', '<workgroup>analytics</workgroup>')

def pom = new File(basedir, 'pom.xml')
def version = (pom.text =~ /redshift-deploy-maven-plugin<\/artifactId>\s*<version>(.*)<\/version>/)[0][1]
for (run in MavenRun.everyMaven(basedir, localRepositoryPath)) {
    pom.delete()
    new File(basedir, 'src').deleteDir()
    run.goals("io.github.redshiftdeploy:redshift-deploy-maven-plugin:${version}:init").succeeds('wrote pom.xml', 'kept .gitignore')
    run.goals('redshift-deploy:validate', 'redshift-deploy:execute', '-Dredshift.target=local').succeeds('succeeded: 2 of 2 scripts')
}
