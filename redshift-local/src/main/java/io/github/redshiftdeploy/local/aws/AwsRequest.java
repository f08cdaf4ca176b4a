package io.github.redshiftdeploy.local.aws;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A request as it came over the wire. */
record AwsRequest(String method, String path, String query, Headers headers, String body) {

    static AwsRequest read(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        return new AwsRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    Protocol protocol() {
        return header("X-Amz-Target").isPresent() ? Protocol.JSON : Protocol.QUERY;
    }

    /** Returns the name of the operation, which need not be a known one. */
    String operation() {
        return header("X-Amz-Target")
                .map(target -> target.substring(target.indexOf('.') + 1))
                .or(() -> parameters().text("Action"))
                .orElse("");
    }

    Parameters parameters() {
        return protocol() == Protocol.JSON ? Parameters.ofJson(body) : Parameters.ofForm(body);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** Returns the request as the signature sees it, up to and without the hash of the body. */
    String canonical(List<String> signedHeaders) {
        String lines = signedHeaders.stream()
                .map(name -> name + ":" + canonicalHeader(name) + "\n")
                .collect(Collectors.joining());
        return String.join("\n", method, path, canonicalQuery(), lines, String.join(";", signedHeaders));
    }

    /** Returns the id of the key that signed it, rightly or not; empty when none did. */
    String accessKey() {
        return authorization().map(Authorization::accessKey).orElse("");
    }

    private Optional<Authorization> authorization() {
        return header("Authorization").flatMap(Authorization::parse);
    }

    AwsCall call(boolean signatureOk) {
        Optional<Authorization> authorization = authorization();
        return new AwsCall(
                authorization.map(Authorization::service).orElse(""),
                authorization.map(Authorization::region).orElse(""),
                operation(),
                accessKey(),
                signatureOk);
    }

    private String canonicalHeader(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.stream().map(value -> value.strip().replaceAll(" +", " ")).collect(Collectors.joining(","));
    }

    private String canonicalQuery() {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.contains("=") ? pair : pair + "=")
                .sorted()
                .collect(Collectors.joining("&"));
    }
}
