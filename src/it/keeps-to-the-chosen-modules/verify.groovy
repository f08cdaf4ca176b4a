import io.github.redshiftdeploy.maven.MavenRun

for (run in MavenRun.everyMaven(basedir, localRepositoryPath)) {
    run.goals('redshift-deploy:plan', '-N').succeeds('top.sql', '1 of 1 script will run')
    run.printsNo('a.sql')
    run.goals('redshift-deploy:plan', '-pl', 'billing').succeeds('b.sql', '1 of 1 script will run')
    run.printsNo('top.sql')
    run.goals('redshift-deploy:plan', '-f', 'billing').succeeds('b.sql', '1 of 1 script will run')
    run.printsNo('a.sql')
    run.goals('redshift-deploy:plan', '-pl', 'billing,orders').succeeds('a.sql', 'b.sql')
    run.printsNo('top.sql')
    run.goals('redshift-deploy:plan', '-T', '4').succeeds('top.sql', 'a.sql', 'b.sql', "module 'it:common' has no scripts")
    run.goals('redshift-deploy:plan', '-pl', 'common').fails("error[RS2101]: there is no file or folder 'src/main/redshift'")
}
