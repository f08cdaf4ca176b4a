package io.github.redshiftdeploy.local.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * AWS on the loopback address: STS, Redshift, Redshift Serverless and Secrets Manager, as far as a deployment calls
 * them. Signatures, session tokens and parameters are really checked.
 */
public final class AwsEndpoints implements AutoCloseable {

    /** The access key that the endpoints know from the start. */
    public static final String ACCESS_KEY = "AKIAREDSHIFTLOCAL000";

    /** The secret of {@link #ACCESS_KEY}, new in each process: who has it becomes the stand-in's superuser. */
    public static final String SECRET_KEY = UUID.randomUUID().toString();

    private final HttpServer server;
    private final ExecutorService threads;
    private final AwsBehaviour behaviour;
    private final Permissions permissions;
    private final AwsWarehouse warehouse;
    private final AwsSecrets secrets;
    private final WebIdentities identities = new WebIdentities();
    private final Authentication authentication;
    private final Operations operations;
    private final List<AwsCall> calls = new CopyOnWriteArrayList<>();

    private AwsEndpoints(HttpServer server, AwsWarehouse warehouse, TemporaryPasswords passwords, Clock clock) {
        AccessKeys keys = new AccessKeys(clock);
        keys.add(AccessKey.lasting(ACCESS_KEY, SECRET_KEY, Caller.user(AwsWarehouse.NAME)));
        this.server = server;
        this.warehouse = warehouse;
        this.threads = Executors.newCachedThreadPool(AwsEndpoints::thread);
        this.behaviour = new AwsBehaviour();
        this.permissions = new Permissions(behaviour);
        this.secrets = new AwsSecrets(warehouse, permissions);
        this.authentication = new Authentication(warehouse.region(), keys, clock);
        this.operations =
                new Operations(warehouse, behaviour, permissions, keys, identities, passwords, secrets, clock);
    }

    /**
     * Starts the endpoints; the passwords they hand out are good at the gateway that shares {@code passwords}.
     *
     * @param port the port on the loopback address, or 0 for a free one
     */
    public static AwsEndpoints start(int port, AwsWarehouse warehouse, TemporaryPasswords passwords)
            throws IOException {
        return start(port, warehouse, passwords, Clock.systemUTC());
    }

    static AwsEndpoints start(int port, AwsWarehouse warehouse, TemporaryPasswords passwords, Clock clock)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        AwsEndpoints endpoints = new AwsEndpoints(server, warehouse, passwords, clock);
        server.setExecutor(endpoints.threads);
        server.createContext("/", endpoints::handle);
        server.start();
        return endpoints;
    }

    /** Returns the address to give to AWS clients as their endpoint. */
    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Returns the environment with which any AWS client finds these endpoints and is let in. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                uri().toString(),
                "AWS_REGION",
                warehouse.region(),
                "AWS_ACCESS_KEY_ID",
                ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                SECRET_KEY);
    }

    /**
     * Returns the token of a web identity, such as GitHub gives to a job. Those of this start are the only ones that
     * the endpoints believe.
     */
    public String webIdentity(String subject, String audience, Instant expires) {
        return identities.issue(subject, audience, expires);
    }

    /** Returns what can be changed about the answers while the endpoints run. */
    public AwsBehaviour behaviour() {
        return behaviour;
    }

    /** Returns the secrets that Secrets Manager keeps. */
    public AwsSecrets secrets() {
        return secrets;
    }

    /** Returns the requests seen so far, oldest first. */
    public List<AwsCall> calls() {
        return List.copyOf(calls);
    }

    /** Returns the permissions that those requests needed, oldest first. */
    public List<AwsPermission> permissions() {
        return permissions.asked();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            AwsRequest request = AwsRequest.read(exchange);
            Reply reply = answer(request);
            behaviour.awaitAnswer();
            reply.send(exchange);
        } catch (InterruptedException e) {
            // Closed while a request was left without an answer: the connection just ends.
            Thread.currentThread().interrupt();
        }
    }

    private Reply answer(AwsRequest request) {
        try {
            Visitors.admit(request);
            Caller caller = identify(request);
            Operation operation = Operation.of(request.operation());
            behaviour.obstruct();
            return Reply.ok(operation, operations.answer(operation, caller, request.parameters()));
        } catch (AwsRefusal refusal) {
            return Reply.refused(request.protocol(), refusal);
        }
    }

    private Caller identify(AwsRequest request) {
        try {
            Caller caller = authentication.identify(request);
            calls.add(request.call(!caller.equals(Caller.ANONYMOUS)));
            return caller;
        } catch (AwsRefusal refusal) {
            calls.add(request.call(false));
            throw refusal;
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "aws-endpoints");
        thread.setDaemon(true);
        return thread;
    }
}
