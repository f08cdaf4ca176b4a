package io.github.redshiftdeploy.local.gateway;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * By which key the server knows the process that works for a client, where that is not the one that the client was
 * told.
 */
final class CancelKeys {
    private final Map<ByteBuffer, byte[]> working = new ConcurrentHashMap<>();

    /** Another process works for the client that was told a key. */
    void put(byte[] told, byte[] key) {
        working.put(ByteBuffer.wrap(told), key);
    }

    /** The process whose key the client was told works for it again. */
    void remove(byte[] told) {
        working.remove(ByteBuffer.wrap(told));
    }

    /** Returns the key of the process that works for the client that was told a key. */
    byte[] working(byte[] told) {
        return working.getOrDefault(ByteBuffer.wrap(told), told);
    }
}
