import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.printed('choose one with -Dredshift.target: dev, prod, local',
        "there is no target 'prd'", "did you mean 'prod'?",
        "more than one way to log in is configured: 'redshift.clusterIdentifier', 'redshift.workgroup'",
        "no database is named",
        "'redshift.connectTimeout' is 'soon'",
        "there is no property 'redshift.awsSecretAccessKey'",
        "there is no property 'redshift.tagret'", "did you mean 'redshift.target'?",
        "there is no property 'sql.pth'", "did you mean 'sql.path'?",
        "'redshift.dryRunOutput' is of the goal 'plan', and 'execute' would deploy",
        "'redshift.skip' is 'ture'")
project.wasRefusedFor('RS2003')
