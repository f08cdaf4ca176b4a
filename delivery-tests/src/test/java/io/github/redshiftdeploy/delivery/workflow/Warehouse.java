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
