package io.github.redshiftdeploy.delivery.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The repository of a team: its POM, some SQL, and the settings that the guide tells to make. */
final class Warehouse {

    static final Map<String, String> ROLE = Map.of(
            "AWS_REGION", "us-east-1",
            "AWS_ACCOUNT_ID", Cloud.ACCOUNT,
            "DEPLOY_ROLE_ARN", Cloud.ROLE);

    private Warehouse() {}

    /** Makes a repository with the environments {@code dev} and {@code prod}. */
    static Repository create(String name, Path folder) throws IOException, InterruptedException {
        Map<String, String> files = new HashMap<>();
        files.put("pom.xml", pom());
        files.put(".gitignore", "target/\n");
        files.put("sql/gate/pass.sql", "INSERT INTO gate.passed VALUES (1);\n");
        return Repository.create(name, folder, files).environment("dev", ROLE).environment("prod", ROLE);
    }

    /**
     * Returns a wrapper that runs no Maven: it tells GitHub what the plugin tells, without a database, and notes each
     * target that is deployed to, with the commit.
     *
     * @param notes where the file {@code deployed} becomes longer, and a file {@code broken-prod} lets that target fail
     */
    static String wrapper(Path notes) {
        return """
                target=; path=sql
                for argument; do
                  case "$argument" in
                    -Dredshift.target=*) target=${argument#*=} ;;
                    -Dsql.path=*) path=${argument#*=} ;;
                  esac
                done
                case "$*" in *redshift-deploy:plan*)
                    echo "scripts=$(sha256sum "$path"/*.sql | sha256sum | cut -c 1-64)" >> "$GITHUB_OUTPUT"
                    exit 0 ;;
                esac
                printf 'deployment=20261130-090000-0123abcd\\n' >> "$GITHUB_OUTPUT"
                test ! -e "%1$s/broken-$target" || { echo state=failed >> "$GITHUB_OUTPUT"; exit 1; }
                echo "$target $(git rev-parse HEAD)" >> "%1$s/deployed"
                echo state=succeeded >> "$GITHUB_OUTPUT"
                """.formatted(notes.toAbsolutePath());
    }

    /** Returns the POM of such a repository. */
    static String pom() {
        String version = System.getProperty("project.version", "0.1.0-SNAPSHOT");
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.acme</groupId>
                  <artifactId>warehouse</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>io.github.redshiftdeploy</groupId>
                        <artifactId>redshift-deploy-maven-plugin</artifactId>
                        <version>%s</version>
                        <configuration>
                          <clusterIdentifier>redshift-local</clusterIdentifier>
                          <dbUser>deployer</dbUser>
                          <region>us-east-1</region>
                          <sslRootCert>%s</sslRootCert>
                          <targets>
                            <target><name>dev</name><database>dev</database></target>
                            <target><name>prod</name><database>prod</database></target>
                          </targets>
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(version, Cloud.local().caFile().toAbsolutePath());
    }
}
