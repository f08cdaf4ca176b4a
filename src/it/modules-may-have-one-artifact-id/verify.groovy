import io.github.redshiftdeploy.maven.MavenRun

for (run in MavenRun.everyMaven(basedir, localRepositoryPath)) {
    run.goals('redshift-deploy:plan').succeeds("module 'it.sales:orders'", 'a.sql', "module 'it.billing:orders'", 'b.sql')
    run.printsNo("'it:java'")
}
