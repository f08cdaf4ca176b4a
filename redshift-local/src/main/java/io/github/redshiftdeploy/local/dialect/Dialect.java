package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.dialect.Command.Place;
import io.github.redshiftdeploy.local.dialect.OtherDatabases.Localized;
import io.github.redshiftdeploy.local.gateway.Leg;
import io.github.redshiftdeploy.local.gateway.Leg.Move;
import io.github.redshiftdeploy.local.gateway.Questions;
import io.github.redshiftdeploy.local.gateway.Translation;
import io.github.redshiftdeploy.local.gateway.Translator;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a connection to Amazon Redshift understands, said to PostgreSQL. */
public final class Dialect implements Translator {
    private static final String TRUNCATE_PREPARED = "accepted by Amazon Redshift but not rehearsed: TRUNCATE as a"
            + " prepared statement inside a transaction; send it with preferQueryMode=simple";

    private static final String ELSEWHERE_PREPARED = "accepted by Amazon Redshift but not rehearsed: tables of another"
            + " database in a prepared statement; send it with preferQueryMode=simple";

    private static final String USE_PREPARED = "accepted by Amazon Redshift but not rehearsed: USE as a prepared"
            + " statement; send it with preferQueryMode=simple";

    private static final Pattern NO_DATABASE =
            Pattern.compile("^cross-database references are not implemented: \"?([^.\"]+).*$");

    private static final Mention USE = Mention.of("USE");

    private static final Pattern INSIDE = Pattern.compile(
            "PL/pgSQL function pg_redshift\\.|SQL (statement|function) \".*\\bpg_redshift\\.|remote SQL command: ");

    private final UsedDatabase used;
    private final Cluster cluster;
    private final Transaction transaction = new Transaction();
    private final Writes writes = new Writes();
    private Questions questions = Questions.none();

    /** Makes the dialect of a connection to a database. */
    public Dialect(String database, Cluster cluster) {
        this.used = new UsedDatabase(database);
        this.cluster = cluster;
    }

    /** Returns what makes a new database look like one of Redshift; the owner of the server runs it once. */
    public static Bootstrap bootstrap() {
        return Bootstrap.standard();
    }

    @Override
    public void at(String database, Questions session) {
        used.at(database);
        questions = session;
    }

    @Override
    public Translation translate(String sql, char transactionStatus) {
        return translate(Phrase.of(sql), transactionStatus);
    }

    private Translation translate(Phrase request, char transactionStatus) {
        if (request.isEmpty() || !request.closed()) {
            return Translation.unchanged(request.source());
        }
        if (transactionStatus == 'I') {
            transaction.end();
        }
        return translate(request, transactionStatus, place(request));
    }

    /** Each USE begins a leg: there the transaction that it is in, if any, has done nothing yet. */
    @Override
    public List<Leg> legs(String sql, char transactionStatus) {
        Phrase request = Phrase.of(sql);
        if (!USE.isIn(sql) || !request.has("USE") || !request.closed()) {
            return List.of(new Leg(null, translate(request, transactionStatus)));
        }
        if (transactionStatus == 'I') {
            transaction.end();
        }
        if (transactionStatus == 'E') {
            used.doubt();
        } else {
            used.learn(questions);
        }
        return new Legs(request, place(request), transactionStatus).all();
    }

    private static Place place(Phrase request) {
        return request.statements().size() > 1 ? Place.REQUEST_OF_MANY : Place.REQUEST;
    }

    private Translation translate(Phrase request, char transactionStatus, Place place) {
        Translation expanded = LateralAliases.expand(request, questions);
        Phrase plain = expanded.sql().equals(request.source()) ? request : Phrase.of(expanded.sql());
        Lake lake = lake(request);
        OtherDatabases others = new OtherDatabases(cluster, used.active(), lake);
        Localized localized = others.localize(plain);
        Translation local = localized.translation();
        Text text = new Text(others, lake, localized.mentions(), new HashSet<>(), place);
        Phrase last = local.sql().equals(plain.source()) ? plain : Phrase.of(local.sql());
        return translate(last, transactionStatus, text).after(local).after(expanded);
    }

    private Translation translate(Phrase request, char transactionStatus, Text text) {
        List<Phrase> statements = request.statements();
        Edits edits = new Edits();
        char status = transactionStatus;
        for (int i = 0; i < statements.size(); i++) {
            Command command = Command.of(statements.get(i), status, text.place);
            translate(command, text, text.mentions.get(i), edits);
            status = command.statusAfter();
        }
        return edits.apply(request.source());
    }

    /** A prepared statement cannot end the transaction that it runs in, here. */
    @Override
    public Translation prepare(String sql, char transactionStatus) {
        if (transactionStatus == 'T' && StatementKind.of(sql) == StatementKind.TRUNCATE) {
            return Translation.refused("0A000", TRUNCATE_PREPARED);
        }
        Phrase request = Phrase.of(sql);
        if (UsedDatabase.isChangedBy(request)) {
            return Translation.refused("0A000", USE_PREPARED);
        }
        return new OtherDatabases(cluster, used.active(), cluster.lake(used.active()))
                        .named(request)
                        .isEmpty()
                ? translate(sql, transactionStatus)
                : Translation.refused("0A000", ELSEWHERE_PREPARED);
    }

    /** What the stand-in does inside is nobody's business. */
    @Override
    public String heard(String line) {
        return INSIDE.matcher(line).lookingAt()
                ? ""
                : Elsewhere.readable(NO_DATABASE
                        .matcher(line.replace("function pg_redshift.", "function "))
                        .replaceFirst("database \"$1\" does not exist"));
    }

    private Lake lake(Phrase request) {
        if (Lakes.mayBeChangedBy(request)) {
            cluster.lakeChanges(used.active());
        }
        return cluster.lake(used.active());
    }

    private void translate(Command command, Text text, Set<Elsewhere> mentions, Edits edits) {
        if (UsedDatabase.isChangedBy(command.phrase())) {
            edits.replace(
                    command.phrase(),
                    used.check(command.phrase(), transaction.isFresh(), cluster)
                            .map(Refusal::sql)
                            .orElse(UsedDatabase.PATH));
            return;
        }
        if (command.phrase().at(0, "SHOW USE")) {
            edits.replace(command.phrase(), used.shown());
            return;
        }
        boolean writesToLake = Lakes.isWrittenBy(command, text.lake, mentions);
        Optional<String> there = RemoteCommands.database(command, text.others);
        Set<String> written = writes.databases(command, used.active());
        Optional<Refusal> refusal = Lakes.check(command, writesToLake, transaction)
                .or(() -> Refusals.of(command))
                .or(() -> ElsewhereRules.checkShared(written, text.others))
                .or(() -> there.flatMap(other -> RemoteCommands.check(command, other, text.others)))
                .or(() -> ElsewhereRules.check(command, mentions))
                .or(() -> transaction.writes(written));
        transaction.after(command, writesToLake);
        used.after(command);
        if (transaction.isFresh() || there.isPresent()) {
            text.reflected.clear();
        }
        if (refusal.isPresent()) {
            edits.replace(command.phrase(), refusal.get().sql());
        } else if (there.isPresent()) {
            edits.replace(command.phrase(), RemoteCommands.sql(command, there.get()));
        } else if (CreateElsewhere.target(command).isPresent()) {
            String made =
                    CreateElsewhere.sql(command, CreateElsewhere.target(command).get());
            edits.replace(command.phrase(), made);
            reflect(command, text, mentions, edits);
        } else {
            reflect(command, text, mentions, edits);
            Rewrites.of(command.kind()).rewrite(command, edits);
        }
    }

    /** The mirrors of the tables that a statement names are made before it. */
    private void reflect(Command command, Text text, Set<Elsewhere> mentions, Edits edits) {
        for (Elsewhere table : mentions) {
            if (text.reflected.add(table)) {
                if (!table.isInLake()) {
                    cluster.mirror(used.active(), table);
                }
                edits.insert(command.phrase().start(0), Elsewhere.silently(table.reflection()));
            }
        }
    }

    /**
     * What is known of a text while it is translated.
     *
     * @param mentions the tables of other databases, for each statement
     * @param reflected those of them whose mirrors the text has made
     */
    private record Text(
            OtherDatabases others, Lake lake, List<Set<Elsewhere>> mentions, Set<Elsewhere> reflected, Place place) {}

    /** The legs of a text. */
    private final class Legs {
        private final Phrase request;
        private final Place place;
        private final List<Leg> legs = new ArrayList<>();
        private @Nullable Move move;
        private int begun;
        private char status;
        private char statusAtBegin;

        Legs(Phrase request, Place place, char transactionStatus) {
            this.request = request;
            this.place = place;
            this.status = transactionStatus;
            this.statusAtBegin = transactionStatus;
        }

        List<Leg> all() {
            boolean fresh = transaction.isFresh();
            List<Phrase> statements = request.statements();
            for (int i = 0; i < statements.size(); i++) {
                Command command = Command.of(statements.get(i), status, place);
                if (!UsedDatabase.isChangedBy(command.phrase())) {
                    fresh = Transaction.ends(command)
                            || (fresh && command.kind().statementClass() == StatementClass.OPENS);
                } else if (used.check(command.phrase(), fresh, cluster).isEmpty()) {
                    end(statements, i);
                    move = used.move(command.phrase(), status);
                }
                status = command.statusAfter();
            }
            end(statements, statements.size());
            return legs;
        }

        /** Ends a leg before a statement. */
        private void end(List<Phrase> statements, int next) {
            if (next > begun) {
                int from = begun == 0 ? 0 : statements.get(begun).start(0);
                int to = next == statements.size()
                        ? request.source().length()
                        : statements.get(next).start(0);
                Phrase part = Phrase.of(request.source().substring(from, to));
                legs.add(new Leg(move, translate(part, statusAtBegin, place).movedBy(from)));
            }
            begun = next;
            statusAtBegin = status;
        }
    }
}
