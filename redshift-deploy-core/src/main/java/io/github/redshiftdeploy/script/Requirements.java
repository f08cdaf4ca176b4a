package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.sql.Comment;
import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.Statement;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a script wants to be true before it begins: {@code -- require: SELECT ...} in its leading comments. */
final class Requirements {

    private static final String MARK = "require:";

    private Requirements() {}

    /**
     * Returns the queries.
     *
     * @param placeholders puts the values of placeholders in place
     */
    static List<ScriptStatement> in(
            List<Comment> header,
            Script script,
            Function<Statement, ScriptStatement> placeholders,
            Consumer<Diagnostic> mistakes) {
        List<ScriptStatement> queries = new ArrayList<>();
        for (Comment comment : header) {
            String text = comment.text();
            int mark = text.toLowerCase(Locale.ROOT).indexOf(MARK);
            boolean isOne =
                    text.startsWith("--") && mark > 0 && text.substring(2, mark).isBlank();
            if (isOne) {
                int begin = mark + MARK.length();
                while (begin < text.length() && Character.isWhitespace(text.charAt(begin))) {
                    begin++;
                }
                String query = withoutTerminator(text.substring(begin));
                Position start = comment.start().after(text, begin);
                ScriptStatement whole = placeholders.apply(new Statement(1, query, start, List.of()));
                if (StatementKind.of(query) == StatementKind.SELECT && isOne(whole.sql())) {
                    queries.add(whole);
                } else {
                    mistakes.accept(Diagnostic.error(
                                    ScriptCode.WRONG_REQUIREMENT, "what is required is not a single query")
                            .at(script.place(start))
                            .help("write a query on one line: '-- require: SELECT COUNT(*) > 0 FROM sales.orders'"));
                }
            }
        }
        return queries;
    }

    /** What stands behind a semicolon would run too, and nobody would have looked at it. */
    private static boolean isOne(String query) {
        return new SqlParser().parse(query).tree() != null;
    }

    private static String withoutTerminator(String text) {
        String query = text.stripTrailing();
        return query.endsWith(";") ? query.substring(0, query.length() - 1).stripTrailing() : query;
    }
}
