import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.printed("1_word.sql:1:1: error[RS1008]: no command of Redshift begins with 'SELCT'",
        "did you mean 'SELECT'?",
        '2_literal.sql:2:23: error[RS1001]: unterminated string literal',
        "3_block.sql:2:1: error[RS2201]: Redshift refuses 'VACUUM' inside a transaction",
        '3 errors; see above')
project.touchedNothing()
