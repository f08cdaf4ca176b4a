package io.github.redshiftdeploy.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.redshiftdeploy.local.aws.AwsEndpoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What EC2 instances and containers have around them: somebody who hands out credentials without a question. */
final class MetadataServer implements AutoCloseable {

    private static final String CREDENTIALS = "/latest/meta-data/iam/security-credentials/";

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private MetadataServer(HttpServer server) {
        this.server = server;
    }

    static MetadataServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        MetadataServer metadata = new MetadataServer(server);
        server.createContext("/", metadata::answer);
        server.start();
        return metadata;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.add(path);
            byte[] body = body(path).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String body(String path) {
        if (path.endsWith("/token")) {
            return "a-token";
        }
        return path.equals(CREDENTIALS)
                ? "instance-role"
                : """
                {"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "%s", "SecretAccessKey": "%s", "Expiration": "%s"}
                """.formatted(
                                AwsEndpoints.ACCESS_KEY,
                                AwsEndpoints.SECRET_KEY,
                                Instant.now().plusSeconds(3600));
    }
}
