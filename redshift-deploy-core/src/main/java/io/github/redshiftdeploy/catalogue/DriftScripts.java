package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.history.KeptDefinition;
import io.github.redshiftdeploy.sql.Statement;
import io.github.redshiftdeploy.sql.StatementReader;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The two scripts about a drift: the one that puts the target back, and the one that the repository takes over. */
public final class DriftScripts {

    private static final String GRANT = "GRANT ";
    private static final String REVOKE = "REVOKE ";
    private static final String OPTION = " WITH GRANT OPTION";

    private DriftScripts() {}

    /**
     * Returns the script after which the target is as it was deployed. A table is never dropped to be made anew, for
     * its rows would be lost: where its columns or keys differ, the script says what is to be altered by hand.
     */
    public static String putBack(Drift drift) {
        StringBuilder sql = new StringBuilder();
        drift.objects().forEach(object -> append(sql, object, putBack(object)));
        return sql.toString();
    }

    /** Returns what is there now, for the scripts of the project. */
    public static String takeOver(Drift drift) {
        StringBuilder sql = new StringBuilder();
        drift.objects().forEach(object -> {
            ObjectDefinition found = object.found();
            append(sql, object, found == null ? List.of() : found.statements());
        });
        return sql.toString();
    }

    private static void append(StringBuilder sql, DriftedObject object, List<String> statements) {
        sql.append(sql.length() == 0 ? "" : "\n")
                .append("-- ")
                .append(object.name())
                .append(' ')
                .append(object.change());
        sql.append('\n');
        for (String statement : statements) {
            sql.append(statement).append(statement.startsWith("--") ? "\n" : ";\n");
        }
    }

    private static List<String> putBack(DriftedObject object) {
        KeptDefinition kept = object.kept();
        ObjectDefinition found = object.found();
        if (kept == null) {
            return found == null ? List.of() : List.of("DROP " + found.identity());
        }
        List<String> before = statements(kept.body());
        if (found == null || before.isEmpty()) {
            return before;
        }
        List<String> now = found.statements();
        boolean sameObject = before.get(0).equals(now.get(0));
        List<String> back = new ArrayList<>();
        if (!sameObject && found.identity().type() == ObjectType.TABLE) {
            back.add("-- its columns or keys differ: alter it by hand, for to make it anew would lose its rows");
            object.diff().forEach(line -> back.add("-- " + line));
        } else if (!sameObject) {
            if (found.identity().type() == ObjectType.MATERIALIZED_VIEW) {
                back.add("DROP MATERIALIZED VIEW " + found.identity().path());
            }
            back.add(before.get(0));
        }
        now.stream()
                .skip(1)
                .filter(statement -> !before.contains(statement))
                .map(DriftScripts::inverse)
                .flatMap(Optional::stream)
                .forEach(back::add);
        boolean anew = !sameObject && found.identity().type() == ObjectType.MATERIALIZED_VIEW;
        before.stream()
                .skip(1)
                .filter(statement -> anew || !now.contains(statement))
                .forEach(back::add);
        return back;
    }

    /** The statements are those of definitions, so their words stand where they are expected; an owner is only set. */
    private static Optional<String> inverse(String statement) {
        if (statement.startsWith(GRANT)) {
            String words = statement.substring(GRANT.length());
            String plain = words.endsWith(OPTION) ? words.substring(0, words.length() - OPTION.length()) : words;
            int to = plain.lastIndexOf(" TO ");
            return Optional.of(REVOKE + plain.substring(0, to) + " FROM " + plain.substring(to + 4));
        }
        if (statement.startsWith(REVOKE)) {
            String words = statement.substring(REVOKE.length());
            int from = words.lastIndexOf(" FROM ");
            return Optional.of(GRANT + words.substring(0, from) + " TO " + words.substring(from + 6));
        }
        int text = statement.startsWith("COMMENT ON ") ? statement.indexOf(" IS '") : -1;
        return text < 0 ? Optional.empty() : Optional.of(statement.substring(0, text) + " IS NULL");
    }

    private static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        try (StatementReader reader = new StatementReader(
                new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8,
                position -> Place.file("definition"),
                problem -> {})) {
            Optional<Statement> next = reader.next();
            while (next.isPresent()) {
                statements.add(next.get().text());
                next = reader.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return statements;
    }
}
