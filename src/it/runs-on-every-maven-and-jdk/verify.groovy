import io.github.redshiftdeploy.maven.MavenRun

for (run in MavenRun.everyMavenAndJdk(basedir, localRepositoryPath)) {
    run.goals('redshift-deploy:execute', '-Dredshift.target=local').succeeds('succeeded: 1 of 1 script')
}
