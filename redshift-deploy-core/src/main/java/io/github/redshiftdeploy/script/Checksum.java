package io.github.redshiftdeploy.script;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Computes the SHA-256 of a script while it is read, with line ends made equal: CR LF and CR count as LF. */
final class Checksum extends FilterInputStream {

    private final MessageDigest digest = Sha256.digest();
    private boolean afterReturn;

    Checksum(InputStream script) {
        super(script);
    }

    /** Returns the checksum of what was read so far. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        int from = offset;
        for (int i = offset; i < offset + count; i++) {
            if (target[i] == '\r') {
                digest.update(target, from, i - from);
                digest.update((byte) '\n');
                from = i + 1;
            } else if (afterReturn && target[i] == '\n') {
                from = i + 1;
            }
            afterReturn = target[i] == '\r';
        }
        if (count > 0) {
            digest.update(target, from, offset + count - from);
        }
        return count;
    }

    @Override
    public long skip(long count) {
        throw new UnsupportedOperationException("a checksum needs every byte");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
