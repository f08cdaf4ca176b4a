package io.github.redshiftdeploy.history;

import static io.github.redshiftdeploy.connect.SqlText.literal;

import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.history.KeptDefinition.Moment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of and told to the table of the definitions. A long definition stands there in pieces, for a VARCHAR
 * ends at 65,535 bytes. Whoever writes holds the lease. Making the statements needs no connection.
 */
public final class DefinitionTable {

    /** A piece as a literal, whose quotes are doubled, is not longer: the Data API takes a statement of 100 KB. */
    private static final int PIECE_BYTES = 60_000;

    private static final int STATEMENT_BYTES = 80_000;

    private static final String COLUMNS =
            "deployment, moment, kind, name, path, digest, piece, body, recorded_at, expires_at";

    private final Tables tables;

    /** Makes the statements for the history of a schema. */
    public DefinitionTable(String schema) {
        this.tables = Tables.newest(schema);
    }

    /**
     * Returns the statements that keep definitions; few, for each has many rows.
     *
     * @param days after how many days they are removed; null when they stay until others take their place
     */
    public List<String> insert(Moment moment, Collection<KeptDefinition> definitions, @Nullable Integer days) {
        String end = ", SYSDATE, " + (days == null ? "NULL" : "DATEADD(day, " + days + ", SYSDATE)") + ")";
        List<String> statements = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        for (KeptDefinition definition : definitions) {
            String begin = "(" + literal(definition.deployment()) + ", " + literal(Choice.word(moment)) + ", "
                    + literal(definition.kind()) + ", " + literal(definition.name(), 4096) + ", "
                    + literal(definition.path(), 2048) + ", " + literal(definition.digest()) + ", ";
            List<String> pieces = pieces(definition.body());
            for (int i = 0; i < pieces.size(); i++) {
                String row = begin + i + ", " + literal(pieces.get(i)) + end;
                if (rows.length() > 0 && rows.length() + row.length() > STATEMENT_BYTES) {
                    statements.add(insert(rows));
                    rows.setLength(0);
                }
                rows.append(rows.length() == 0 ? "" : ", ").append(row);
            }
        }
        if (rows.length() > 0) {
            statements.add(insert(rows));
        }
        return statements;
    }

    private String insert(StringBuilder rows) {
        return "INSERT INTO " + tables.definition() + " (" + COLUMNS + ") VALUES " + rows;
    }

    /** No piece is empty but the only one of nothing. */
    private static List<String> pieces(String body) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < body.length(); i = body.offsetByCodePoints(i, 1)) {
            int codePoint = body.codePointAt(i);
            int more = codePoint == '\'' || codePoint == '\\' ? 2 : codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : 4;
            if (bytes + more > PIECE_BYTES) {
                pieces.add(body.substring(from, i));
                from = i;
                bytes = 0;
            }
            bytes += more;
        }
        pieces.add(body.substring(from));
        return pieces;
    }

    /** Returns the statement that removes what a deployment has kept. */
    String forget(String deployment, Moment moment) {
        return "DELETE FROM " + tables.definition() + " WHERE deployment = " + literal(deployment) + " AND moment = "
                + literal(Choice.word(moment));
    }

    /** Returns the query for what the deployments that resumed each other have kept. */
    String ofChain(String root, Moment moment) {
        return select(
                "d.moment = " + literal(Choice.word(moment)) + " AND d.deployment IN (SELECT id FROM "
                        + tables.deployment() + " WHERE root = " + literal(root) + ")",
                "");
    }

    /** Returns the query for what a deployment has kept. */
    public String keptBy(String deployment, Moment moment) {
        return select("d.deployment = " + literal(deployment) + " AND d.moment = " + literal(Choice.word(moment)), "");
    }

    /** Returns the query for what the deployments of a project have left behind: the last definition of each object. */
    public String leftBy(String project) {
        String moment = "moment = " + literal(Choice.word(Moment.AFTER));
        return select(
                "d." + moment,
                " JOIN (SELECT kind, name, MAX(recorded_at) AS last FROM " + tables.definition() + " WHERE " + moment
                        + " GROUP BY kind, name) l ON l.kind = d.kind AND l.name = d.name AND l.last = d.recorded_at"
                        + " JOIN " + tables.deployment() + " p ON p.id = d.deployment AND p.project = "
                        + literal(project, 512));
    }

    private String select(String condition, String joins) {
        return "SELECT d.deployment, d.kind, d.name, d.path, d.digest, d.piece, d.body FROM " + tables.definition()
                + " d" + joins + " WHERE " + condition + " ORDER BY d.kind, d.name, d.deployment, d.piece";
    }

    /** Returns what the answer to such a query says. */
    public static List<KeptDefinition> read(List<Row> rows) {
        Map<String, KeptDefinition> definitions = new LinkedHashMap<>();
        for (Row row : rows) {
            KeptDefinition piece = new KeptDefinition(
                    row.text("deployment"),
                    row.text("kind"),
                    row.text("name"),
                    row.value("path"),
                    row.value("digest"),
                    row.text("body"));
            definitions.merge(
                    piece.deployment() + " " + piece.kind() + " " + piece.name(), piece, DefinitionTable::joined);
        }
        return List.copyOf(definitions.values());
    }

    private static KeptDefinition joined(KeptDefinition before, KeptDefinition piece) {
        return new KeptDefinition(
                before.deployment(),
                before.kind(),
                before.name(),
                before.path(),
                before.digest(),
                before.body() + piece.body());
    }

    /**
     * Returns the statement that removes what earlier deployments have left of objects.
     *
     * @param paths how SQL names them, a routine without its arguments
     */
    public String superseded(Collection<String> paths) {
        return "DELETE FROM " + tables.definition() + " WHERE moment = " + literal(Choice.word(Moment.AFTER))
                + " AND SPLIT_PART(name, '(', 1) IN ("
                + paths.stream().map(SqlText::literal).collect(Collectors.joining(", ")) + ")";
    }

    /** Returns the statement that removes what need not be kept any longer. */
    public String expired() {
        return "DELETE FROM " + tables.definition() + " WHERE expires_at < SYSDATE";
    }
}
