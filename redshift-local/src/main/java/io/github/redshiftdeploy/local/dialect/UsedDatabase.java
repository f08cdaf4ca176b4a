package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.gateway.Leg.Move;
import io.github.redshiftdeploy.local.gateway.Questions;
import io.github.redshiftdeploy.sql.StatementKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The database in which a connection looks for names without one: the one that it is connected to, or what {@code USE}
 * has named. The gateway has a session in each; what the client has set in one is set in the other again.
 */
final class UsedDatabase {
    /** What {@code USE} is in the database that it enters. */
    static final String PATH = "SET search_path TO \"$user\", public";

    /** Why a setting is refused. */
    private static final String REFUSALS =
            "invalid_parameter_value OR undefined_object OR insufficient_privilege OR cant_change_runtime_param";

    private final String connected;

    /** By the name that PostgreSQL has for the setting, what sets it again. */
    private final Map<String, String> settings = new LinkedHashMap<>();

    /** What a statement has set, if it has worked. */
    private final Set<String> said = new LinkedHashSet<>();

    private String active;
    private String begin = "BEGIN";

    UsedDatabase(String connected) {
        this.connected = connected;
        this.active = connected;
    }

    static boolean isChangedBy(Phrase statement) {
        return statement.at(0, "USE") || statement.at(0, "RESET USE");
    }

    /** Says in which database the connection is now: it may not have come to where a text would have moved it. */
    void at(String database) {
        active = database;
    }

    String active() {
        return active;
    }

    /** Returns the answer to {@code SHOW USE}. */
    String shown() {
        return "SELECT " + Literals.quoted(active.equals(connected) ? "" : active) + "::text AS \"Use Database\"";
    }

    /**
     * Returns why a statement may not change the database now.
     *
     * @param fresh whether the transaction, if there is one, has done nothing yet
     */
    Optional<Refusal> check(Phrase statement, boolean fresh, Cluster cluster) {
        if (statement.text(1).indexOf('@') > 0) {
            return Optional.of(Refusal.notRehearsed("USE of a database of a data catalog"));
        }
        if (statement.size() != 2) {
            return Optional.of(Refusal.syntaxErrorAt(statement.text(Math.min(2, statement.size() - 1))));
        }
        if (!fresh) {
            return Optional.of(new Refusal(
                    "25001", "USEd Database cannot be set or reset inside a transaction after another command."));
        }
        String database = target(statement);
        return cluster.databases().contains(database)
                ? Optional.empty()
                : Optional.of(new Refusal("3D000", "database \"" + database + "\" does not exist"));
    }

    /** Changes the database, at the beginning of a transaction or outside of one; returns the way there. */
    Move move(Phrase statement, char transactionStatus) {
        active = target(statement);
        List<String> leaving = new ArrayList<>();
        List<String> entering = new ArrayList<>(settings.values());
        entering.add(PATH);
        if (transactionStatus == 'T') {
            leaving.add("ROLLBACK");
            entering.add(begin);
        }
        return new Move(active, leaving, entering);
    }

    /**
     * Learns which settings there are now: of what was said, some may have been refused, and some undone by a ROLLBACK.
     * What the same text says before it names another database has worked by then.
     */
    void learn(Questions session) {
        for (String name : said) {
            String value = "current_setting(" + Literals.quoted(name) + ", true)";
            List<String> answer = session.ask("SELECT " + value + " WHERE " + value + " IS NOT NULL");
            settings.remove(name);
            answer.forEach(now -> settings.put(
                    name,
                    "DO "
                            + Literals.quoted("BEGIN PERFORM set_config(" + Literals.quoted(name) + ", "
                                    + Literals.quoted(now) + ", false); END")));
        }
        said.clear();
    }

    /** In a failed transaction nobody can be asked: what was refused is refused again, and the client has been told. */
    void doubt() {
        for (String name : said) {
            settings.computeIfPresent(name, (key, setting) -> tried(setting));
        }
    }

    private static String tried(String setting) {
        String body = "BEGIN EXECUTE " + Literals.quoted(setting) + "; EXCEPTION WHEN " + REFUSALS + " THEN NULL; END";
        return "DO " + Literals.quoted(body);
    }

    private String target(Phrase statement) {
        return statement.at(0, "RESET") ? connected : Literals.folded(statement.text(1));
    }

    /** Remembers what a statement says to the session. */
    void after(Command command) {
        Phrase phrase = command.phrase();
        StatementKind kind = command.kind();
        if (kind == StatementKind.BEGIN || kind == StatementKind.START_TRANSACTION) {
            begin = phrase.toString();
        } else if (kind == StatementKind.SET_SESSION_AUTHORIZATION) {
            remember("role", command);
        } else if (phrase.at(0, "RESET ALL")) {
            settings.keySet().retainAll(Set.of("role"));
            said.retainAll(Set.of("role"));
            settings.put("", "RESET ALL");
        } else if ((kind == StatementKind.SET || kind == StatementKind.RESET) && !phrase.at(1, "LOCAL")) {
            int name = phrase.at(1, "SESSION") ? 2 : 1;
            settingsOf(phrase.text(name)).forEach(setting -> remember(setting, command));
        }
    }

    /** Returns what PostgreSQL calls the settings that a statement changes by a name. */
    private static List<String> settingsOf(String written) {
        String name = written.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "search_path", "seed" -> List.of();
            case "authorization" -> List.of("role");
            case "time" -> List.of("timezone");
            case "names" -> List.of("client_encoding");
            case "characteristics" -> List.of("default_transaction_isolation", "default_transaction_read_only");
            default -> List.of(Settings.known(name) ? Settings.PREFIX + name : name);
        };
    }

    private void remember(String name, Command command) {
        Phrase phrase = Phrase.of(command.phrase().toString());
        Edits edits = new Edits();
        Rewrites.of(command.kind()).rewrite(new Command(phrase, command.kind(), 'I', Command.Place.REQUEST), edits);
        settings.remove(name);
        settings.put(name, edits.apply(phrase.source()).sql());
        said.add(name);
    }
}
