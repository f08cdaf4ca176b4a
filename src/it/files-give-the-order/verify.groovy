import io.github.redshiftdeploy.maven.DeployedProject

DeployedProject.in(basedir).deployed('sql/last/c.sql', 'sql/a.sql', 'sql/b.sql')
