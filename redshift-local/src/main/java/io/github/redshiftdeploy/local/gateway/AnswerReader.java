package io.github.redshiftdeploy.local.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the messages of an answer together. */
final class AnswerReader {
    private final long most;
    private final List<List<@Nullable String>> rows = new ArrayList<>();
    private @Nullable List<GatewayAnswer.Column> columns;
    private @Nullable String error;
    private long count = -1;
    private long size;

    AnswerReader(long most) {
        this.most = most;
    }

    void read(char type, byte[] body) {
        switch (type) {
            case 'T' -> columns = columns(body);
            case 'D' -> row(body);
            case 'C' -> count = count(Messages.text(body, 0));
            case 'E' -> error = error == null ? ServerError.of(body).shown() : error;
            default -> {
                // Notices, which nobody hears of over this way.
            }
        }
    }

    boolean failed() {
        return error != null;
    }

    GatewayAnswer answer() {
        return new GatewayAnswer(error, columns, rows, count, size, size <= most);
    }

    private void row(byte[] body) {
        size += body.length;
        if (size <= most) {
            rows.add(values(ByteBuffer.wrap(body)));
        }
    }

    private static List<GatewayAnswer.Column> columns(byte[] message) {
        ByteBuffer body = ByteBuffer.wrap(message);
        int number = body.getShort();
        List<GatewayAnswer.Column> columns = new ArrayList<>(number);
        for (int column = 0; column < number; column++) {
            String name = Messages.text(message, body.position());
            body.position(Messages.end(message, body.position()) + 1);
            body.getInt();
            body.getShort();
            int type = body.getInt();
            body.getShort();
            int modifier = body.getInt();
            body.getShort();
            columns.add(new GatewayAnswer.Column(name, type, modifier));
        }
        return columns;
    }

    private static List<@Nullable String> values(ByteBuffer body) {
        int number = body.getShort();
        List<@Nullable String> values = new ArrayList<>(number);
        for (int column = 0; column < number; column++) {
            values.add(value(body));
        }
        return values;
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

    /** What the server says last ends with a number if rows are counted: {@code INSERT 0 5}. */
    private static long count(String tag) {
        String last = tag.substring(tag.lastIndexOf(' ') + 1);
        return last.matches("\\d{1,18}") ? Long.parseLong(last) : -1;
    }
}
