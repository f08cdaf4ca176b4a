import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.found('src/main/redshift/changed.sql:1 RS6101', 'src/main/redshift/new.sql:1 RS6101')
project.printed('checked 2 scripts with 2 statements',
        "error[RS2117]: 'redshift.changedSince' names no commit: 'origin/main'", "'fetch-depth: 0'",
        "'redshift.changedSince' is '--output=stolen'")
assert !new File(basedir, 'stolen').exists()
