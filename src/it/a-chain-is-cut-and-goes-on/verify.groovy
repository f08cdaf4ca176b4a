import io.github.redshiftdeploy.maven.DeployedProject

// Nothing of it can run twice: the second run succeeds only where it goes on with what the first one has done.
def project = DeployedProject.in(basedir)
project.printed('3 deployments, to producer, analytics, reporting',
        'relation "sales_db.sales.missing" does not exist', "on target 'analytics'",
        'succeeded producer; failed analytics; not begun reporting',
        ' goes on: 3 deployments, to producer, analytics, reporting',
        'skipped: src/main/redshift/producer/1_tables.sql, src/main/redshift/producer/2_share.sql, applied by ',
        'skipped: src/main/redshift/consumers/1_database.sql, applied by ',
        '    | 42', ' succeeded: producer, analytics, reporting in ')
