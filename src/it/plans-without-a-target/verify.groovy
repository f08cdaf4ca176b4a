import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.printed('[1/2] src/main/redshift/1.sql: run, runs always', 'statements 1 to 2: one transaction',
        'statement 3: by itself', 'no target was asked', '2 of 2 scripts will run')
assert new File(basedir, 'target/plan.sql').text.contains('VACUUM public.orders')
assert new File(basedir, 'target/redshift-deploy/plan.json').text.contains('"action": "run"')
