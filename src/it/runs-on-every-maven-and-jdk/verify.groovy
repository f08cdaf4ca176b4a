import io.github.redshiftdeploy.maven.MavenRun

MavenRun.everyMavenAndJdk(basedir, localRepositoryPath).each { run ->
    run.goals('redshift-deploy:execute', '-Dredshift.target=local').succeeds('succeeded: 1 of 1 script')
}
