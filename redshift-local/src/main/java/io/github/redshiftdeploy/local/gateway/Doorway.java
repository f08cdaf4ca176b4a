package io.github.redshiftdeploy.local.gateway;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** What happens before a client is let in: TLS, the start-up message, the password. */
final class Doorway {
    /** PostgreSQL's own limit for a start-up message. */
    private static final int LARGEST_STARTUP = 10_000;

    private static final int LARGEST_PASSWORD = 10_000;
    private static final int VERSION_SHIFT = 16;

    /** What Amazon Redshift's drivers tell about themselves, or ask for, and PostgreSQL does not know. */
    private static final Set<String> UNKNOWN_TO_POSTGRES = Set.of(
            "driver_version",
            "os_version",
            "plugin_name",
            "client_protocol_version",
            "driver_discovery_version",
            "idp_type",
            "provider_name",
            "token_type",
            "identity_namespace",
            "idc_client_display_name");

    /** The settings of a session that only Amazon Redshift has; here they live under a prefix. */
    private static final Set<String> REDSHIFT_ONLY = Set.of(
            "query_group",
            "wlm_query_slot_count",
            "enable_result_cache_for_session",
            "enable_case_sensitive_identifier",
            "datashare_break_glass_session_var");

    private final Backend backend;
    private final SSLContext tls;
    private final PasswordCheck passwords;
    private final Faults faults;
    private final CancelKeys keys;

    Doorway(Backend backend, SSLContext tls, PasswordCheck passwords, Faults faults, CancelKeys keys) {
        this.backend = backend;
        this.tls = tls;
        this.passwords = passwords;
        this.faults = faults;
        this.keys = keys;
    }

    /** Returns what the client is let in to, or nothing when it is not. */
    Optional<Admitted> admit(Client client) throws IOException {
        while (true) {
            byte[] packet = Messages.readBody(client.dataInput(), LARGEST_STARTUP);
            int code = ByteBuffer.wrap(packet).getInt();
            switch (code) {
                case Messages.SSL_REQUEST -> secure(client);
                case Messages.GSS_REQUEST -> answer(client, 'N');
                case Messages.CANCEL_REQUEST -> {
                    cancel(packet);
                    return Optional.empty();
                }
                default -> {
                    return login(client, code, Messages.pairs(packet, Integer.BYTES));
                }
            }
        }
    }

    private void secure(Client client) throws IOException {
        if (client.isSecured()) {
            throw new IOException("TLS inside TLS is not part of the protocol");
        }
        answer(client, 'S');
        client.secure(tls);
    }

    private static void answer(Client client, char letter) throws IOException {
        DataOutputStream out = client.output();
        out.writeByte(letter);
        out.flush();
    }

    /** The client knows the server's own numbers, so they only have to be handed on, or those of another session. */
    private void cancel(byte[] packet) throws IOException {
        try (BackendConnection server = backend.connect()) {
            DataOutputStream out = server.output();
            byte[] key = keys.working(Arrays.copyOfRange(packet, Integer.BYTES, packet.length));
            out.writeInt(2 * Integer.BYTES + key.length);
            out.writeInt(Messages.CANCEL_REQUEST);
            out.write(key);
            out.flush();
            // The server answers nothing and closes when it has done it.
            server.input().read();
        }
    }

    private Optional<Admitted> login(Client client, int version, Map<String, String> parameters) throws IOException {
        DataOutputStream out = client.output();
        String user = parameters.getOrDefault("user", "");
        String database = parameters.getOrDefault("database", user);
        if (version >> VERSION_SHIFT != Messages.VERSION_3 >> VERSION_SHIFT) {
            return refuse(out, "0A000", "unsupported frontend protocol");
        }
        if (!client.isSecured()) {
            return refuse(out, "28000", withoutTls(user, database));
        }
        Optional<PasswordCheck.Refused> fault = faults.refusal();
        if (fault.isPresent()) {
            return refuse(out, fault.get().sqlState(), fault.get().message());
        }
        Messages.askForPassword(out);
        String password = password(client.dataInput());
        try {
            PasswordCheck.Decision decision = passwords.check(user, database, password);
            if (decision instanceof PasswordCheck.Refused refused) {
                return refuse(out, refused.sqlState(), refused.message());
            }
            String role = ((PasswordCheck.Accepted) decision).role();
            Lines.Way way = other -> enter(version, elsewhere(parameters, other), role);
            return Optional.of(new Admitted(enter(version, parameters, role), database, role, way));
        } catch (IOException serverGone) {
            return refuse(out, "57P03", "the PostgreSQL server of the stand-in does not answer");
        }
    }

    private static String withoutTls(String user, String database) {
        return "no pg_hba.conf entry for host \"127.0.0.1\", user \"" + user + "\", database \"" + database
                + "\", SSL off (the stand-in asks for TLS, like a cluster with require_ssl)";
    }

    private static Optional<Admitted> refuse(DataOutputStream out, String sqlState, String message) throws IOException {
        Messages.writeFatal(out, sqlState, message);
        return Optional.empty();
    }

    private static String password(DataInputStream in) throws IOException {
        if (in.readByte() != 'p') {
            throw new IOException("the client sent something else than a password");
        }
        return Messages.text(Messages.readBody(in, LARGEST_PASSWORD), 0);
    }

    private static Map<String, String> elsewhere(Map<String, String> parameters, String database) {
        Map<String, String> other = new LinkedHashMap<>(parameters);
        other.remove("search_path");
        other.put("database", database);
        return other;
    }

    private BackendConnection enter(int version, Map<String, String> parameters, String role) throws IOException {
        BackendConnection server = backend.connect();
        try {
            Messages.writeStartup(server.output(), version, forPostgres(parameters, role));
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    static Map<String, String> forPostgres(Map<String, String> parameters, String role) {
        Map<String, String> understood = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (REDSHIFT_ONLY.contains(name)) {
                understood.put("redshift." + name, value);
            } else if (!UNKNOWN_TO_POSTGRES.contains(name) && !name.startsWith("_pq_.")) {
                understood.put(name, value);
            }
        });
        // Without a database in its message a client means the one that has its own name, not the role's.
        understood.putIfAbsent("database", parameters.getOrDefault("user", ""));
        understood.put("user", role);
        understood.put("standard_conforming_strings", "off");
        understood.put("escape_string_warning", "off");
        // Redshift has no indexes and joins by hash or merge. Loops, for a table of which nothing is known yet, may
        // take minutes.
        understood.put("enable_nestloop", "off");
        return understood;
    }
}
