package io.github.redshiftdeploy.local.gateway;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The messages of PostgreSQL's protocol 3 that the gateway writes and reads itself. */
final class Messages {
    /** Codes that stand in place of a protocol version. */
    static final int CANCEL_REQUEST = 80877102;

    static final int SSL_REQUEST = 80877103;
    static final int GSS_REQUEST = 80877104;

    static final int VERSION_3 = 196608;

    private static final int CLEARTEXT_PASSWORD = 3;

    /** The bytes of the length, which counts itself. */
    private static final int LENGTH = 4;

    private static final int BUFFER = 1 << 13;

    private Messages() {}

    static void write(DataOutputStream out, char type, byte[] body) throws IOException {
        out.writeByte(type);
        out.writeInt(body.length + LENGTH);
        out.write(body);
    }

    /** Returns how many bytes follow the length that is read here. */
    static int readLength(DataInputStream in, int limit) throws IOException {
        int length = in.readInt() - LENGTH;
        if (length < 0 || length > limit) {
            throw new IOException("a message of " + length + " bytes is not part of the protocol");
        }
        return length;
    }

    static byte[] readBody(DataInputStream in, int limit) throws IOException {
        byte[] body = new byte[readLength(in, limit)];
        in.readFully(body);
        return body;
    }

    static void askForPassword(DataOutputStream out) throws IOException {
        out.writeByte('R');
        out.writeInt(LENGTH + Integer.BYTES);
        out.writeInt(CLEARTEXT_PASSWORD);
        out.flush();
    }

    static void writeFatal(DataOutputStream out, String sqlState, String message) throws IOException {
        write(out, 'E', error("FATAL", sqlState, message));
        out.flush();
    }

    static byte[] error(String severity, String sqlState, String message) {
        return ("S" + severity + "\0V" + severity + "\0C" + sqlState + "\0M" + message + "\0\0")
                .getBytes(StandardCharsets.UTF_8);
    }

    static void writeStartup(DataOutputStream out, int version, Map<String, String> parameters) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        parameters.forEach(
                (name, value) -> body.writeBytes((name + "\0" + value + "\0").getBytes(StandardCharsets.UTF_8)));
        body.write(0);
        out.writeInt(body.size() + LENGTH + Integer.BYTES);
        out.writeInt(version);
        body.writeTo(out);
        out.flush();
    }

    /** Returns the pairs of names and values from an offset of a body. */
    static Map<String, String> pairs(byte[] body, int offset) {
        Map<String, String> pairs = new LinkedHashMap<>();
        String[] texts = new String(body, offset, body.length - offset, StandardCharsets.UTF_8).split("\0", -1);
        for (int index = 0; index + 1 < texts.length && !texts[index].isEmpty(); index += 2) {
            pairs.put(texts[index], texts[index + 1]);
        }
        return pairs;
    }

    /** Returns the text from an offset of a body to the next zero byte. */
    static String text(byte[] body, int offset) {
        return new String(body, offset, end(body, offset) - offset, StandardCharsets.UTF_8);
    }

    /** Returns the index of the next zero byte, or of the body's end. */
    static int end(byte[] body, int offset) {
        int end = offset;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        return end;
    }

    static void copy(InputStream in, OutputStream out, int length) throws IOException {
        byte[] buffer = new byte[Math.min(length, BUFFER)];
        int left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, Math.min(left, buffer.length));
            if (read < 0) {
                throw new IOException("the connection ended within a message");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
