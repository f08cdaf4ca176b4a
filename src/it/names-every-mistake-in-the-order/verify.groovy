import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.printed("ordering.yaml:3:5: error[RS2104]: no script matches 'bb.sql'", "did you mean 'b.sql'?",
        "ordering.yaml:4:5: error[RS2103]: listed twice: 'a.sql'",
        "error[RS2105]: not mentioned in src/main/redshift/ordering.yaml: 'b.sql', 'c.sql'")
project.wasRefusedFor('RS2104', 'RS2103', 'RS2105')
