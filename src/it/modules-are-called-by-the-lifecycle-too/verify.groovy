import io.github.redshiftdeploy.maven.MavenRun

for (run in MavenRun.everyMaven(basedir, localRepositoryPath)) {
    run.goals('verify').succeeds(
            "module 'it:modules-are-called-by-the-lifecycle-too' has no scripts in 'src/main/redshift'",
            'checked 1 script',
            "module 'it:common' has no scripts in 'src/main/redshift'")
    run.goals('verify', '-T', '4').succeeds('checked 1 script')
}
