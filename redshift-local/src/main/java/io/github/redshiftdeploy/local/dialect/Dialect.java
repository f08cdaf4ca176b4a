package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.dialect.Command.Place;
import io.github.redshiftdeploy.local.gateway.Translation;
import io.github.redshiftdeploy.local.gateway.Translator;
import io.github.redshiftdeploy.sql.StatementKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a connection to Amazon Redshift understands, said to PostgreSQL. */
public final class Dialect implements Translator {
    private static final String TRUNCATE_PREPARED = "accepted by Amazon Redshift but not rehearsed: TRUNCATE as a"
            + " prepared statement inside a transaction; send it with preferQueryMode=simple";

    private static final Pattern INSIDE =
            Pattern.compile("PL/pgSQL function pg_redshift\\.|SQL statement \".*\\bpg_redshift\\.");

    private final String database;
    private final Cluster cluster;
    private final Transaction transaction = new Transaction();

    /** Makes the dialect of a connection to a database. */
    public Dialect(String database, Cluster cluster) {
        this.database = database;
        this.cluster = cluster;
    }

    /** Returns what makes a new database look like one of Redshift; the owner of the server runs it once. */
    public static Bootstrap bootstrap() {
        return Bootstrap.standard();
    }

    @Override
    public Translation translate(String sql, char transactionStatus) {
        Phrase request = Phrase.of(sql);
        if (request.isEmpty() || !request.closed()) {
            return Translation.unchanged(sql);
        }
        List<Phrase> statements = request.statements();
        Place place = statements.size() > 1 ? Place.REQUEST_OF_MANY : Place.REQUEST;
        if (transactionStatus == 'I') {
            transaction.end();
        }
        Lake lake = lake(request);
        Edits edits = new Edits();
        char status = transactionStatus;
        for (Phrase statement : statements) {
            Command command = Command.of(statement, status, place);
            translate(command, lake, edits);
            status = command.statusAfter();
        }
        return edits.apply(sql);
    }

    /** A prepared statement cannot end the transaction that it runs in, here. */
    @Override
    public Translation prepare(String sql, char transactionStatus) {
        if (transactionStatus == 'T' && StatementKind.of(sql) == StatementKind.TRUNCATE) {
            return Translation.refused("0A000", TRUNCATE_PREPARED);
        }
        return translate(sql, transactionStatus);
    }

    /** What the stand-in does inside is nobody's business. */
    @Override
    public String heard(String line) {
        return INSIDE.matcher(line).lookingAt() ? "" : line.replace("function pg_redshift.", "function ");
    }

    private Lake lake(Phrase request) {
        if (Lakes.mayBeChangedBy(request.source())) {
            cluster.lakeChanges(database);
        }
        return cluster.lake(database);
    }

    private void translate(Command command, Lake lake, Edits edits) {
        boolean writesToLake = Lakes.isWrittenBy(command, lake);
        Optional<Refusal> refusal =
                Lakes.check(command, writesToLake, transaction).or(() -> Refusals.of(command));
        transaction.after(command, writesToLake);
        if (refusal.isPresent()) {
            edits.replace(command.phrase(), refusal.get().sql());
        } else {
            Rewrites.of(command.kind()).rewrite(command, edits);
        }
    }
}
