import io.github.redshiftdeploy.maven.MavenRun

def local = MavenRun.thisMaven(basedir, localRepositoryPath).goals('redshift-deploy:local')
def connection = new File(basedir, 'target/redshift-local/connection.properties')
local.whileItRuns('the stand-in listens') {
    def properties = new Properties()
    connection.withInputStream { properties.load(it) }
    assert properties.keySet().containsAll(['host', 'port', 'database', 'user', 'password', 'caFile', 'awsEndpoint'])
    MavenRun.thisMaven(basedir, localRepositoryPath)
            .goals('redshift-deploy:execute', '-Dredshift.target=local', '-Dsql.path=sql/b.sql')
            .succeeds("localhost:${properties.port}", '| kept')
}
local.prints('psql "host=localhost port=')
assert !connection.exists()
