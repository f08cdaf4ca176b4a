package io.github.redshiftdeploy.check.planted;

import com.amazon.redshift.util.RedshiftException;
import com.google.gson.Gson;
import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.check.planted.egg.Egg;
import io.github.redshiftdeploy.connect.ServerError;
import io.github.redshiftdeploy.connect.jdbc.JdbcTransport;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.history.History;
import io.github.redshiftdeploy.history.Lease;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.script.ScriptText;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.codehaus.plexus.util.SelectorUtils;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;

/** Open, misnamed, and acquainted with everything. */
class PlantedManager {

    /** Returns what a check must not know. */
    List<Class<?>> acquaintances() {
        return List.of(
                Plan.class,
                Deployer.class,
                Connection.class,
                JdbcTransport.class,
                RedshiftException.class,
                Gson.class,
                Load.class,
                SelectorUtils.class,
                Egg.class);
    }

    @Nullable
    String state(ServerError problem) {
        return problem.state();
    }

    MessageDigest digest() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("MD5");
    }

    Path file(ScriptText.InFile text) {
        return text.file();
    }

    Lease lease(History history, Control control) {
        return new Lease(history, control, "", Duration.ZERO);
    }

    boolean isDrop(String sql) {
        return sql.matches("(?i)drop .*");
    }
}
