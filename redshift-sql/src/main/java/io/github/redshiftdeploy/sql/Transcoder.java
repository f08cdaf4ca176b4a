package io.github.redshiftdeploy.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Gives a text that is in another encoding in UTF-8. It ends before bytes that are not in that encoding, with a byte
 * that UTF-8 does not have in their place.
 */
final class Transcoder extends InputStream {

    private static final int SIZE = 4 * 1024;
    private static final int MOST_BYTES_A_UNIT = 3;
    private static final byte NO_CHARACTER = (byte) 0xFF;

    private final InputStream script;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final ByteBuffer source = ByteBuffer.allocate(SIZE).limit(0);
    private final CharBuffer units = CharBuffer.allocate(SIZE);
    private final ByteBuffer target =
            ByteBuffer.allocate(SIZE * MOST_BYTES_A_UNIT + 1).limit(0);
    private boolean ended;

    Transcoder(InputStream script, Charset charset) {
        this.script = script;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (!target.hasRemaining()) {
            if (ended) {
                return -1;
            }
            transcode();
        }
        int count = Math.min(length, target.remaining());
        target.get(bytes, offset, count);
        return count;
    }

    private void transcode() throws IOException {
        source.compact();
        int read = script.read(source.array(), source.position(), source.remaining());
        source.position(source.position() + Math.max(0, read)).flip();
        CoderResult result = decoder.decode(source, units.clear(), read < 0);
        encoder.encode(units.flip(), target.clear(), false);
        if (result.isError()) {
            target.put(NO_CHARACTER);
        }
        target.flip();
        ended = result.isError() || (read < 0 && result.isUnderflow());
    }

    @Override
    public void close() throws IOException {
        script.close();
    }
}
