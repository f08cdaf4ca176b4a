package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.dialect.Command.Place;
import io.github.redshiftdeploy.sql.StatementKind;
import java.util.Optional;
import java.util.Set;

/** Texts that a procedure puts together and runs: translated as what stands in its body is, when they are known. */
public final class DynamicSql {
    private static final String CALL = "pg_redshift.translated(";

    private final Cluster cluster;

    public DynamicSql(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Returns what PostgreSQL is to run in a database. */
    public String translate(String database, String sql) {
        Phrase request = Phrase.of(sql);
        if (request.isEmpty() || !request.closed()) {
            return sql;
        }
        if (Lakes.mayBeChangedBy(request)) {
            cluster.lakeChanges(database);
        }
        OtherDatabases.Localized localized =
                new OtherDatabases(cluster, database, cluster.lake(database)).localize(request);
        for (Set<Elsewhere> tables : localized.mentions()) {
            tables.stream().filter(table -> !table.isInLake()).forEach(table -> cluster.mirror(database, table));
        }
        Phrase local = Phrase.of(localized.translation().sql());
        Edits edits = new Edits();
        for (Phrase statement : local.statements()) {
            translate(Command.of(statement, 'T', Place.DYNAMIC), edits);
        }
        return edits.apply(local.source()).sql();
    }

    private static void translate(Command command, Edits edits) {
        Optional<Refusal> refusal = endsTransaction(command.kind())
                ? Optional.of(Refusal.unsupported(command.kind() + " cannot be invoked from dynamic SQL"))
                : Refusals.of(command);
        if (refusal.isPresent()) {
            edits.replace(command.phrase(), refusal.get().sql());
        } else {
            Rewrites.of(command.kind()).rewrite(command, edits);
        }
    }

    private static boolean endsTransaction(StatementKind kind) {
        return switch (kind.statementClass()) {
            case OPENS, CLOSES, UNDOES, BORDER -> true;
            case TRANSACTIONAL, ALONE, COMMITS -> false;
        };
    }

    /** Has the texts that the body of a procedure executes translated before it executes them. */
    static void translateAtRunTime(Phrase body, Blocks blocks, Edits edits) {
        for (int index = body.find("EXECUTE"); index >= 0; index = body.find("EXECUTE", index + 1)) {
            int end = body.findOutside("INTO|USING|LOOP|;", index + 1);
            int after = end < 0 ? body.size() : end;
            if (!body.at(index - 1, "GRANT|REVOKE|,") && after > index + 1) {
                edits.insert(body.start(index + 1), CALL);
                edits.insert(body.end(after - 1), ")");
                boolean loops = body.at(index - 1, "IN|FOR");
                int semicolon = body.findOutside(";", after);
                if (!loops && semicolon > 0) {
                    String commit = blocks.mayCommit(index) ? "COMMIT" : "PERFORM pg_redshift.no_commit_here()";
                    edits.insert(body.start(semicolon), "; IF pg_redshift.truncated() THEN " + commit + "; END IF");
                }
            }
        }
    }
}
