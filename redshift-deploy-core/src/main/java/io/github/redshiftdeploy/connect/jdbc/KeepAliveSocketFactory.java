package io.github.redshiftdeploy.connect.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Makes sockets that speak up while a statement runs for long: gateways and load balancers forget a silent connection
 * after some minutes, and the operating system's own keep-alive starts after two hours. The driver loads it by name, so
 * what is to hear of arrivals is handed over by a name too.
 */
public final class KeepAliveSocketFactory extends SocketFactory {

    private static final int IDLE_SECONDS = 60;
    private static final int INTERVAL_SECONDS = 10;
    private static final int LINGER_SECONDS = 1;

    private static final Map<String, Arrivals> CONNECTING = new ConcurrentHashMap<>();

    private final String name;

    /** Called by the driver. */
    public KeepAliveSocketFactory(String name) {
        this.name = name;
    }

    /** Lets somebody hear of what arrives on the sockets that are made under a name, until it is forgotten. */
    static void register(String name, Arrivals arrivals) {
        CONNECTING.put(name, arrivals);
    }

    /** Forgets a name: its connection is there, or has failed. */
    static void forget(String name) {
        CONNECTING.remove(name);
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = CONNECTING.getOrDefault(name, new Arrivals()).socket();
        socket.setKeepAlive(true);
        socket.setSoLinger(true, LINGER_SECONDS); // Whoever closes waits no longer for one who is stuck in writing.
        set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
        set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_SECONDS);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw unconnected();
    }

    private static void set(Socket socket, SocketOption<Integer> option, int value) throws IOException {
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }

    private static UnsupportedOperationException unconnected() {
        return new UnsupportedOperationException("the driver connects its sockets itself");
    }
}
