import io.github.redshiftdeploy.maven.DeployedProject
import io.github.redshiftdeploy.maven.MavenRun

def maven = MavenRun.thisMaven(basedir, localRepositoryPath)
maven.goals('redshift-deploy:execute', '-Dredshift.target=local', '-Dsql.path=sql/long')
        .terminatedAfter('info: waiting')
        .prints('cancelled during statement 2 of 2',
                'committed: 1 script before it, and nothing of this one',
                'not committed: statements 1 to 2 of this script')
DeployedProject.in(basedir).wasCancelledIn('sql/long/2.sql')
maven.goals('redshift-deploy:execute', '-Dredshift.target=local', '-Dsql.path=sql/count.sql').succeeds('kept 1')
