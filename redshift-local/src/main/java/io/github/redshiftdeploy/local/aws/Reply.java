package io.github.redshiftdeploy.local.aws;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An answer on its way back. */
record Reply(int status, String contentType, String body) {

    static Reply ok(Operation operation, Fields result) {
        Protocol protocol = operation.service().protocol();
        String body = protocol == Protocol.QUERY ? Xml.answer(operation, result) : Json.answer(result);
        return new Reply(200, protocol.contentType(), body);
    }

    static Reply refused(Protocol protocol, AwsRefusal refusal) {
        String code = refusal.fault().code(protocol);
        String message = refusal.message();
        String body = protocol == Protocol.QUERY ? Xml.error(code, message) : Json.error(code, refusal);
        return new Reply(refusal.fault().status(protocol), protocol.contentType(), body);
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.getResponseHeaders().set("x-amzn-RequestId", requestId());
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static String requestId() {
        return UUID.randomUUID().toString();
    }
}
