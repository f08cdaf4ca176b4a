import io.github.redshiftdeploy.maven.DeployedProject

DeployedProject.in(basedir).deployed('sql/a.sql')
