package io.github.redshiftdeploy.local.aws;

import java.io.IOException;

/** The way of the Data API to the databases: that of any other client. */
@FunctionalInterface
public interface DatabaseDoor {

    /**
     * Logs in.
     *
     * @throws IOException when that is refused, with the words of the server
     */
    DatabaseLine open(String user, String password, String database) throws IOException;

    /** Returns a door behind which there is nothing. */
    static DatabaseDoor closed() {
        return (user, password, database) -> {
            throw new IOException("there is no database behind these endpoints");
        };
    }
}
