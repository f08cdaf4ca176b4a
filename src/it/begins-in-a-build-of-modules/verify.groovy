import io.github.redshiftdeploy.maven.DeployedProject

def build = DeployedProject.in(basedir)
build.printed(
        'wrote sql/ordering.yaml', 'wrote sql/tables/orders.sql', 'kept pom.xml', 'left out .mvn/jvm.config',
        "left out .github/workflows")
build.module('orders').deployed('sql/schemas/sales.sql', 'sql/tables/orders.sql')
for (path in ['src', '.mvn/jvm.config', 'orders/src', 'orders/.mvn']) {
    assert !new File(basedir, path).exists()
}
assert !new File(basedir, 'build.log').text.contains('add this to')
