package io.github.redshiftdeploy.local.gateway;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session of the stand-in itself with PostgreSQL: simple queries, values as text. Not for more than one thread. */
public final class BackendSession implements Closeable {
    private static final int LARGEST = 1 << 26;

    private final BackendConnection connection;

    private BackendSession(BackendConnection connection) {
        this.connection = connection;
    }

    static BackendSession open(BackendConnection connection, String role, String database) throws IOException {
        BackendSession session = new BackendSession(connection);
        try {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("user", role);
            parameters.put("database", database);
            parameters.put("client_encoding", "UTF8");
            parameters.put("application_name", "redshift-local");
            Messages.writeStartup(connection.output(), Messages.VERSION_3, parameters);
            session.answers();
            return session;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Runs a text of one or more statements and returns the rows of all of them.
     *
     * @throws BackendException when the server refuses
     */
    public List<List<@Nullable String>> query(String sql) throws IOException {
        DataOutputStream out = connection.output();
        Messages.write(out, 'Q', (sql + "\0").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return answers();
    }

    /** Returns a name in quotes, as it stands in SQL. */
    public static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Returns a value as a literal that means the same whatever the session's settings are. */
    public static String literal(String value) {
        return "E'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    @Override
    public void close() throws IOException {
        try (connection) {
            DataOutputStream out = connection.output();
            Messages.write(out, 'X', new byte[0]);
            out.flush();
        }
    }

    /** Reads up to the next time that the server is ready. */
    private List<List<@Nullable String>> answers() throws IOException {
        DataInputStream in = connection.input();
        List<List<@Nullable String>> rows = new ArrayList<>();
        BackendException refusal = null;
        while (true) {
            char type = (char) in.readByte();
            byte[] body = Messages.readBody(in, LARGEST);
            if (type == 'D') {
                rows.add(row(ByteBuffer.wrap(body)));
            }
            if (type == 'E') {
                ServerError error = ServerError.of(body);
                refusal = refusal == null ? new BackendException(error) : refusal;
                if (!"ERROR".equals(error.fields().get('V'))) {
                    throw refusal;
                }
            }
            if (type == 'Z' && refusal != null) {
                throw refusal;
            }
            if (type == 'Z') {
                return rows;
            }
        }
    }

    private static List<@Nullable String> row(ByteBuffer body) {
        int columns = body.getShort();
        List<@Nullable String> row = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            row.add(value(body));
        }
        return row;
    }

    private static @Nullable String value(ByteBuffer body) {
        int length = body.getInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        body.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
