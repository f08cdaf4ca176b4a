import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper
import io.github.redshiftdeploy.maven.DeployedProject

def project = DeployedProject.in(basedir)
project.found('sql/a.sql:2 RS1010', 'sql/a.sql:3 RS6101')
project.printedLine('::error file=sql/a.sql,line=2,col=26,title=RS1010 syntax::')
project.printedLine('::warning file=sql/a.sql,line=3,col=1,title=RS6101 delete-without-where::DELETE without WHERE removes every row')

def reports = new File(basedir, 'target/redshift-deploy')
assert new JsonSlurper().parse(new File(reports, 'validate.sarif')).runs[0].results*.ruleId == ['RS1010', 'RS6101']
assert new XmlSlurper().parse(new File(reports, 'TEST-validate.xml')).@failures == '1'
assert new File(basedir, 'summary.md').text.contains('SQL validation')
