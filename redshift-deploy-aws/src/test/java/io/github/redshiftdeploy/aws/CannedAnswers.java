package io.github.redshiftdeploy.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Whatever answers in the place of AWS: the same to every question. */
final class CannedAnswers implements AutoCloseable {

    private final HttpServer server;
    private final int status;
    private final String body;

    private CannedAnswers(HttpServer server, int status, String body) {
        this.server = server;
        this.status = status;
        this.body = body;
    }

    static CannedAnswers of(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        CannedAnswers answers = new CannedAnswers(server, status, body);
        server.createContext("/", answers::answer);
        server.start();
        return answers;
    }

    String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", body.startsWith("{") ? "application/json" : "text/html");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                OutputStream out = exchange.getResponseBody();
                out.write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
