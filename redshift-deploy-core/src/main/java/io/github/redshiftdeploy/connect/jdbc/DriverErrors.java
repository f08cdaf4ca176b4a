package io.github.redshiftdeploy.connect.jdbc;

import com.amazon.redshift.util.RedshiftException;
import com.amazon.redshift.util.ServerErrorMessage;
import io.github.redshiftdeploy.connect.ServerError;
import io.github.redshiftdeploy.connect.TransportException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/** What the driver throws, in the words of {@code connect}. */
final class DriverErrors {

    private DriverErrors() {}

    static TransportException exception(SQLException thrown) {
        return new TransportException(of(thrown), thrown);
    }

    static ServerError of(SQLException thrown) {
        return server(thrown)
                .map(said -> new ServerError(
                        thrown.getSQLState(),
                        Objects.requireNonNullElse(said.getSeverity(), ""),
                        String.valueOf(said.getMessage()),
                        said.getDetail(),
                        said.getHint(),
                        said.getWhere()))
                .orElseGet(() -> new ServerError(thrown.getSQLState(), String.valueOf(thrown.getMessage())));
    }

    /** Returns the place in the text that was sent, counted in characters from 1; 0 is none. */
    static int position(SQLException thrown) {
        return server(thrown).map(ServerErrorMessage::getPosition).orElse(0);
    }

    private static Optional<ServerErrorMessage> server(SQLException thrown) {
        return thrown instanceof RedshiftException redshift
                ? Optional.ofNullable(redshift.getServerErrorMessage())
                : Optional.empty();
    }
}
