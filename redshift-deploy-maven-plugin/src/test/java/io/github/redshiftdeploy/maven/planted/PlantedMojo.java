package io.github.redshiftdeploy.maven.planted;

import io.github.redshiftdeploy.connect.jdbc.JdbcTransport;
import io.github.redshiftdeploy.execute.Outcome;
import java.sql.Connection;
import java.util.List;
import software.amazon.awssdk.regions.Region;

/** Does itself what is behind the door. */
final class PlantedMojo {

    List<Class<?>> acquaintances() {
        return List.of(Connection.class, JdbcTransport.class, Region.class);
    }

    boolean failed(Outcome outcome) {
        return outcome.failure() != null;
    }
}
