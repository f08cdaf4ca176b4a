import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
def missing = "src/main/redshift/a.sql:2:34: error[RS2111]: the placeholder '\${archive}' has no value for target 'dev'"
project.printed(missing, "= help: set it under <placeholders> of that target, or of all of them; target 'prod' has one",
        missing, missing,
        'BUILD SUCCESS', 'BUILD SUCCESS', 'BUILD SUCCESS',
        "there is no target 'prd'", "did you mean 'prod'?")
def sql = new File(basedir, 'target/prod.sql').text
assert sql.contains('CREATE SCHEMA IF NOT EXISTS sales_prod')
assert sql.contains("SELECT 'owner of the properties, given, s3://acme-archive/' AS label")
