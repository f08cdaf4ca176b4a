import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.printed('[ERROR] src/main/redshift/2_clean.sql:1:1: error[RS6101]', 'BUILD FAILURE', '1 error; see above',
        'succeeded: 2 of 2 scripts')
project.deployed('src/main/redshift/1_orders.sql', 'src/main/redshift/2_clean.sql')
