import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.deployed('sql/release-42/2_orders.sql', 'sql/release-42/10_rows.sql')
project.printed('[1/2] sql/release-42/2_orders.sql', '1   2026-01-05', '2   2026-01-06', '2 rows')
