import io.github.redshiftdeploy.maven.DeployedProject

DeployedProject.in(basedir).deployed('sql/z.sql', 'sql/tables/t_1.sql', 'sql/tables/t_2.sql', 'sql/tables/t_10.sql', 'sql/a.sql')
