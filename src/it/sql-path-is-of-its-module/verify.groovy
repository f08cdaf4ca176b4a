import io.github.redshiftdeploy.maven.DeployedProject
import io.github.redshiftdeploy.maven.MavenRun

def build = DeployedProject.in(basedir)
build.printed("module 'it:orders'", 'checked 1 script')
build.module('orders').found()

for (run in MavenRun.everyMaven(basedir, localRepositoryPath)) {
    run.goals('redshift-deploy:validate', '-Dsql.path=orders/archive/old/c.sql')
            .succeeds("module 'it:archive'", 'checked 1 script')
    run.printsNo("'it:orders'")
    run.goals('redshift-deploy:plan', '-Dsql.path=billing/src/main/redshift/b.sql,orders/src/**/*.sql')
            .succeeds("module 'it:orders'", '[1/1] src/main/redshift/a.sql', "module 'it:billing'", '[1/1] src/main/redshift/b.sql')
    run.printsNo('top.sql')
    run.goals('redshift-deploy:validate', '-Dsql.path=billing/src/main/redshift/b.sql', '-pl', 'orders,billing')
            .succeeds("module 'it:billing'", 'checked 1 script')
    run.printsNo("'it:orders'")
    run.goals('redshift-deploy:validate', '-Dsql.path=billing/src/main/redshift/b.sql', '-pl', 'billing').succeeds('checked 1 script')
    run.goals('redshift-deploy:validate', '-Dsql.path=src/main/redshift/b.sql', '-pl', 'billing').succeeds('checked 1 script')
    run.goals('redshift-deploy:validate', '-Dsql.path=src/main/redshift/b.sql', '-f', 'billing').succeeds('checked 1 script')
    for (chosen in ['orders', 'orders,orders/archive']) {
        run.goals('redshift-deploy:validate', '-Dsql.path=billing/src/main/redshift/b.sql', '-pl', chosen)
                .fails("error[RS2101]: 'billing/src/main/redshift/b.sql' is of the module 'it:billing', which this build leaves out",
                        "choose it with '-pl it:billing'")
        run.printsNo('checked 1 script')
    }
    run.goals('redshift-deploy:validate', '-Dsql.path=../elsewhere.sql').fails("'../elsewhere.sql' leaves the project")
    run.printsNo("'it:billing'")
}
