import io.github.redshiftdeploy.maven.DeployedProject

DeployedProject.in(basedir).deployed('src/main/redshift/b.sql', 'src/main/redshift/a.sql')
