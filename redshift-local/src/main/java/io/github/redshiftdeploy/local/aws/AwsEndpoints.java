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
 * AWS on the loopback address: STS, Redshift, Redshift Serverless, its Data API and Secrets Manager, as far as a
 * deployment calls them. Signatures, session tokens and parameters are really checked.
 */
public final class AwsEndpoints implements AutoCloseable {

    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    /** The access key that the endpoints know from the start. */
    public static final String ACCESS_KEY = "AKIAREDSHIFTLOCAL000";

    /** The secret of {@link #ACCESS_KEY}, new in each process: who has it becomes the stand-in's superuser. */
    public static final String SECRET_KEY = UUID.randomUUID().toString();

    static {
        // Else the JDK's server holds the body of a small answer back until the client has acknowledged its headers,
        // which
        // takes 40 ms. It reads this once, before the first server of the JVM.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final AwsAccount account;
    private final Authentication authentication;
    private final Operations operations;
    private final List<AwsCall> calls = new CopyOnWriteArrayList<>();
    private volatile AwsFate.Judge judge = (operation, accessKey, body) -> AwsFate.PASSES;

    private AwsEndpoints(HttpServer server, AwsAccount account) {
        this.server = server;
        this.account = account;
        this.threads = Executors.newCachedThreadPool(AwsEndpoints::thread);
        this.authentication = new Authentication(account.warehouse().region(), account.keys(), account.clock());
        this.operations = new Operations(account);
    }

    /**
     * Starts the endpoints; the passwords they hand out are good at the gateway that shares {@code passwords}.
     *
     * @param port the port on the loopback address, or 0 for a free one
     * @param door the way of the Data API to the database
     */
    public static AwsEndpoints start(int port, AwsWarehouse warehouse, TemporaryPasswords passwords, DatabaseDoor door)
            throws IOException {
        return start(port, AwsAccount.of(warehouse, passwords, door, Clock.systemUTC()));
    }

    /** Starts endpoints behind which there is no database. */
    public static AwsEndpoints start(int port, AwsWarehouse warehouse, TemporaryPasswords passwords)
            throws IOException {
        return start(port, warehouse, passwords, DatabaseDoor.closed());
    }

    static AwsEndpoints start(int port, AwsWarehouse warehouse, TemporaryPasswords passwords, Clock clock)
            throws IOException {
        return start(port, AwsAccount.of(warehouse, passwords, DatabaseDoor.closed(), clock));
    }

    private static AwsEndpoints start(int port, AwsAccount account) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        AwsEndpoints endpoints = new AwsEndpoints(server, account);
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
                account.warehouse().region(),
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
        return account.identities().issue(subject, audience, expires);
    }

    /** Returns what can be changed about the answers while the endpoints run. */
    public AwsBehaviour behaviour() {
        return account.behaviour();
    }

    /** Returns what can be changed about the Data API while the endpoints run. */
    public DataBehaviour data() {
        return account.data();
    }

    /** Lets somebody decide what befalls each request from now on; at the start all pass. */
    public void judge(AwsFate.Judge other) {
        judge = other;
    }

    /** Returns the secrets that Secrets Manager keeps. */
    public AwsSecrets secrets() {
        return account.secrets();
    }

    /** Returns the requests seen so far, oldest first. */
    public List<AwsCall> calls() {
        return List.copyOf(calls);
    }

    /** Returns the permissions that those requests needed, oldest first. */
    public List<AwsPermission> permissions() {
        return account.permissions().asked();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
        operations.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            AwsRequest request = AwsRequest.read(exchange);
            AwsFate fate = judge.of(request.operation(), request.accessKey(), request.body());
            if (fate == AwsFate.REQUEST_LOST) {
                return;
            }
            Reply reply = answer(request, fate);
            account.behaviour().awaitAnswer();
            if (fate != AwsFate.ANSWER_LOST) {
                reply.send(exchange);
            }
        } catch (InterruptedException e) {
            // Closed while a request was left without an answer: the connection just ends.
            Thread.currentThread().interrupt();
        }
    }

    private Reply answer(AwsRequest request, AwsFate fate) {
        try {
            Visitors.admit(request);
            Caller caller = identify(request);
            Operation operation = Operation.of(request.operation());
            fate.obstruct(operation);
            account.behaviour().obstruct();
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
