import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.printed("error[RS2008]: 'redshift.baseline' names no file: 'sql/baseline.json'", '-Dredshift.baselineUpdate=true',
        '0 errors, 0 warnings, 1 allowed by comments, 1 in the baseline',
        'the comment allows something without a reason',
        "the statement has no 'update-without-where' to allow",
        '0 errors, 3 warnings, 2 allowed by comments, 1 in the baseline')
project.found('sql/today/new.sql:1 RS6001', 'sql/today/new.sql:3 RS6002', 'sql/today/new.sql:5 RS6101')
