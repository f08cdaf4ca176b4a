package io.github.redshiftdeploy.testkit.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A message of PostgreSQL's protocol on its way. */
public final class Message {
    /** The type of the messages that have none: those before the login. */
    public static final char UNTYPED = '-';

    private static final int LENGTH = 4;
    private static final int SHOWN = 200;

    private final int number;
    private final int connection;
    private final Direction direction;
    private final char type;
    private final byte[] body;

    Message(int number, int connection, Direction direction, char type, byte[] body) {
        this.number = number;
        this.connection = connection;
        this.direction = direction;
        this.type = type;
        this.body = body;
    }

    /** Returns its place among the messages of all connections in both directions, from 1. */
    public int number() {
        return number;
    }

    /** Returns the number of its connection, from 1. */
    public int connection() {
        return connection;
    }

    public Direction direction() {
        return direction;
    }

    /** Returns the letter of the protocol, or {@link #UNTYPED}. */
    public char type() {
        return type;
    }

    /** Returns the statements of a simple query. */
    public Optional<String> query() {
        return direction == Direction.TO_SERVER && type == 'Q' ? Optional.of(text()) : Optional.empty();
    }

    byte[] bytes() {
        return bytes(body);
    }

    /** Returns this message with other statements. */
    byte[] bytesWith(String sql) {
        return bytes((sql + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the number, if any, that a body begins with. */
    int firstInt() {
        return body.length < LENGTH ? 0 : ByteBuffer.wrap(body).getInt();
    }

    private byte[] bytes(byte[] content) {
        ByteBuffer whole = ByteBuffer.allocate((type == UNTYPED ? 0 : 1) + LENGTH + content.length);
        if (type != UNTYPED) {
            whole.put((byte) type);
        }
        whole.putInt(content.length + LENGTH).put(content);
        return whole.array();
    }

    private String text() {
        return new String(body, 0, Math.max(0, body.length - 1), StandardCharsets.UTF_8);
    }

    /** Never shows a password. */
    @Override
    public String toString() {
        String text = query().map(sql -> " " + sql.substring(0, Math.min(sql.length(), SHOWN)))
                .orElse("");
        return number + " (connection " + connection + (direction == Direction.TO_SERVER ? ") > " : ") < ") + type
                + text;
    }

    /** Where a message goes. */
    public enum Direction {
        TO_SERVER,
        TO_CLIENT
    }
}
