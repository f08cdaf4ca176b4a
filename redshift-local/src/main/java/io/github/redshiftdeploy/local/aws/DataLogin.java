package io.github.redshiftdeploy.local.aws;

import java.io.IOException;

/**
 * The way of a request into a database.
 *
 * @param resource the ARN of the cluster or workgroup
 */
record DataLogin(DatabaseDoor door, String user, String password, String database, String resource) {

    DatabaseLine open() throws IOException {
        return door.open(user, password, database);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return user + "@" + database;
    }
}
