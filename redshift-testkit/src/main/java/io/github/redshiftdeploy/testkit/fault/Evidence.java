package io.github.redshiftdeploy.testkit.fault;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What shows in the tables that statements are committed: how often each, by its key. */
public final class Evidence {
    private Evidence() {}

    public static String key(Piece piece, int statement) {
        return piece.script() + ":" + statement;
    }

    public static Map<String, Integer> in(Database database, String lab, List<Piece> pieces) throws SQLException {
        String conditions = pieces.stream()
                .flatMap(piece -> piece.shows().entrySet().stream()
                        .map(shows -> " UNION ALL SELECT '" + key(piece, shows.getKey()) + "=1' WHERE "
                                + shows.getValue().replace("${lab}", lab)))
                .collect(Collectors.joining());
        Map<String, Integer> found = new TreeMap<>();
        for (String row : database.column("SELECT script || ':' || CAST(statement AS varchar) || '=' ||"
                + " CAST(count(*) AS varchar) FROM " + lab + ".done GROUP BY script, statement" + conditions)) {
            String[] parts = row.split("=", 2);
            found.put(parts[0], Integer.valueOf(parts[1]));
        }
        return found;
    }
}
