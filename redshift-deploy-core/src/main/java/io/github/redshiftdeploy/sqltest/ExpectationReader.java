package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.catalogue.TypeWords;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.sql.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what the comments before a statement say that it must do. What they say otherwise is for people. */
final class ExpectationReader {

    private static final String EXPECT = "expect";
    private static final String WITHIN = "within";
    private static final List<String> KEYS = List.of(EXPECT, WITHIN);
    private static final List<String> KINDS = List.of("empty", "rows", "table", "columns", "error");
    private static final String ALL = "an expectation is a number, a text in quotes, true, false, NULL or a date; or"
            + " 'empty', 'rows 3', 'table', 'columns id integer, name varchar', 'error 42P01'";

    /** A result of more rows is not compared row by row. */
    private static final int MOST_ROWS = 1_000;

    private static final int SQLSTATE = 5;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Script script;
    private final Consumer<Diagnostic> mistakes;
    private final List<Expectation> expectations = new ArrayList<>();
    private final List<List<Cell>> table = new ArrayList<>();
    private List<String> names = List.of();
    private @Nullable Comment tableAt;
    private boolean ordered;
    private @Nullable ExpectedError error;
    private @Nullable Duration within;
    private @Nullable Comment errorAt;

    /**
     * Makes a reader for one statement.
     *
     * @param mistakes takes what is wrong with the comments
     */
    ExpectationReader(Script script, Consumer<Diagnostic> mistakes) {
        this.script = script;
        this.mistakes = mistakes;
    }

    /** What stands in a line comment, from some column on. */
    record Comment(String text, int line, int column) {

        /** Returns the comment of a line that holds nothing else, without its marks. */
        static Optional<Comment> of(String source, int line) {
            String text = source.strip();
            if (!text.startsWith("--")) {
                return Optional.empty();
            }
            return Optional.of(new Comment(source, line, 1).from(source.indexOf("--") + 2));
        }

        /** Returns the same from another place on, counted in it. */
        Comment from(int offset) {
            int start = offset;
            while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            int columns = text.codePointCount(0, start);
            return new Comment(text.substring(start).stripTrailing(), line, column + columns);
        }

        String firstWord() {
            int end = 0;
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                end++;
            }
            return text.substring(0, end);
        }

        Comment afterFirstWord() {
            return from(firstWord().length());
        }

        boolean isEmpty() {
            return text.isEmpty();
        }

        /** Returns what follows a colon behind the first word; absent when none does. */
        Optional<Comment> afterColon() {
            Comment rest = afterFirstWord();
            boolean colon = !firstWord().isEmpty() && rest.text().startsWith(":");
            return colon ? Optional.of(rest.from(1)) : Optional.empty();
        }
    }

    /** Reads one comment; they are given in their order. */
    void read(Comment comment) {
        if (comment.text().startsWith("|")) {
            row(comment);
            return;
        }
        endTable();
        Optional<Comment> said = comment.afterColon();
        String key = comment.firstWord().toLowerCase(Locale.ROOT);
        if (said.isEmpty()) {
            requireColon(comment, key);
        } else if (key.equals(EXPECT)) {
            expectation(said.get());
        } else if (key.equals(WITHIN)) {
            within(said.get());
        } else {
            Suggestion.of(key, KEYS)
                    .ifPresent(meant -> wrong(comment, "'" + key + "' is no word of a test")
                            .help("did you mean '" + meant + ":'?"));
        }
    }

    /** What nearly says something and does not, would be passed over in silence. */
    private void requireColon(Comment comment, String key) {
        Comment rest = comment.afterFirstWord();
        boolean meant = key.equals(EXPECT)
                && (KINDS.contains(rest.firstWord().toLowerCase(Locale.ROOT)) || Cell.isClear(rest.text()));
        if (meant || (key.equals(WITHIN) && Settings.time(rest.text()).isPresent())) {
            wrong(comment, "a colon is missing behind '" + key + "'")
                    .help("write '-- " + key + ": " + rest.text() + "'");
        }
    }

    /** Returns the statement with what is expected of it. */
    TestStatement statement(ScriptStatement statement) {
        endTable();
        if (errorAt != null && !expectations.isEmpty()) {
            wrong(errorAt, "a statement that fails has no rows of which something could be expected")
                    .help("remove the other expectation, or give it a statement of its own");
        }
        return new TestStatement(statement, expectations, error, within);
    }

    /** Tells whether something was said. */
    boolean isEmpty() {
        endTable();
        return expectations.isEmpty() && error == null && within == null;
    }

    private void within(Comment said) {
        Optional<Duration> time = Settings.time(said.text());
        if (time.isEmpty() || time.get().isZero() || time.get().compareTo(LONGEST) > 0) {
            wrong(said, "'" + said.text() + "' is no time that a statement may take")
                    .help("give a time with its unit, from 1 ms to 24 h: '-- within: 10 s'");
            return;
        }
        within = time.get();
    }

    private void expectation(Comment said) {
        String kind = said.firstWord().toLowerCase(Locale.ROOT);
        Comment rest = said.afterFirstWord();
        switch (kind) {
            case "empty" -> {
                requireEnd(rest);
                expectations.add(new Expectation.Empty());
            }
            case "rows" -> rows(rest);
            case "table" -> table(said, rest);
            case "columns" -> columns(rest);
            case "error" -> error(said, rest);
            default -> value(said);
        }
    }

    private void requireEnd(Comment rest) {
        if (!rest.isEmpty()) {
            wrong(rest, "'" + rest.text() + "' says nothing here").help("remove it");
        }
    }

    private void value(Comment said) {
        if (!Cell.isClear(said.text())) {
            Optional<String> meant = Suggestion.of(said.firstWord(), KINDS);
            wrong(said, said.isEmpty() ? "nothing is expected" : "'" + said.text() + "' is no expectation")
                    .help(meant.map(word -> "did you mean '" + word + "'?")
                            .orElse(said.isEmpty() ? ALL : "a text stands in quotes: " + quoted(said)));
            return;
        }
        expectations.add(new Expectation.Value(Cell.of(said.text())));
    }

    private static String quoted(Comment said) {
        return "-- expect: '" + said.text().replace("'", "''") + "'";
    }

    private void rows(Comment rest) {
        int number = -1;
        try {
            number = Integer.parseInt(rest.text());
        } catch (NumberFormatException e) {
            // The message below says it better.
        }
        if (number < 0 || number > MOST_ROWS) {
            wrong(rest, rest.isEmpty() ? "how many rows?" : "'" + rest.text() + "' is no number of rows")
                    .help("give a whole number up to " + MOST_ROWS
                            + ": '-- expect: rows 3'; SELECT COUNT(*) counts more");
            return;
        }
        expectations.add(new Expectation.RowCount(number));
    }

    private void columns(Comment rest) {
        List<Expectation.Columns.Column> columns = new ArrayList<>();
        int begin = 0;
        int depth = 0;
        for (int i = 0; i <= rest.text().length(); i++) {
            char c = i == rest.text().length() ? ',' : rest.text().charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if ((c == ',' && depth <= 0) || i == rest.text().length()) {
                column(new Comment(
                                        rest.text().substring(begin, i),
                                        rest.line(),
                                        rest.column() + rest.text().codePointCount(0, begin))
                                .from(0))
                        .ifPresent(columns::add);
                begin = i + 1;
            }
        }
        expectations.add(new Expectation.Columns(columns));
    }

    private Optional<Expectation.Columns.Column> column(Comment said) {
        int blank = said.text().indexOf(' ');
        if (blank < 0) {
            wrong(said, said.isEmpty() ? "no column is named" : "'" + said.text() + "' has no type")
                    .help("give name and type of each column: '-- expect: columns id integer, name varchar'");
            return Optional.empty();
        }
        Comment type = said.from(blank);
        Optional<String> known = TypeWords.known(type.text());
        if (known.isEmpty()) {
            wrong(type, "'" + type.text() + "' is no type of Redshift's")
                    .help(
                            Suggestion.of(type.text(), TypeWords.all())
                                    .map(word -> "did you mean '" + word + "'?")
                                    .orElse(
                                            "give name and type of each column: '-- expect: columns id integer, name varchar'"));
        }
        return known.map(word -> new Expectation.Columns.Column(said.text().substring(0, blank), word));
    }

    private void error(Comment said, Comment rest) {
        errorAt = said;
        int end = rest.text().indexOf(' ') < 0
                ? rest.text().length()
                : rest.text().indexOf(' ');
        String first = rest.text().substring(0, end);
        boolean digit = first.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean state = digit
                && first.length() == SQLSTATE
                && first.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
        if (digit && !state) {
            wrong(rest, "'" + first + "' is no SQLSTATE")
                    .help("it has five digits and capitals: '-- expect: error 42P01'");
            return;
        }
        error = state ? new ExpectedError(first, rest.from(end).text()) : new ExpectedError(null, rest.text());
    }

    private void table(Comment said, Comment rest) {
        tableAt = said;
        ordered = !rest.text().equalsIgnoreCase("in any order");
        if (ordered) {
            requireEnd(rest);
        }
    }

    /** A line of dashes makes the row before it, the first one, that of the names. */
    private void row(Comment comment) {
        if (tableAt == null) {
            wrong(comment, "a row, and no table").help("begin the table with '-- expect: table'");
            return;
        }
        List<String> cells = cells(comment.text());
        boolean line =
                cells.stream().allMatch(cell -> !cell.isEmpty() && cell.chars().allMatch(c -> c == '-'));
        if (line && table.size() == 1) {
            names = table.remove(0).stream()
                    .map(cell -> String.valueOf(cell.text()))
                    .toList();
            return;
        }
        int width = table.isEmpty() ? names.size() : table.get(0).size();
        if (width > 0 && cells.size() != width) {
            wrong(comment, "a row of " + cells.size() + " values in a table of " + width)
                    .help("a '|' ends each value");
        } else if (table.size() == MOST_ROWS) {
            wrong(comment, "a table of more than " + MOST_ROWS + " rows").help("compare sums of them");
        }
        table.add(cells.stream().map(Cell::of).toList());
    }

    /** Returns what stands between the bars; those in quotes are none. */
    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        boolean quoted = false;
        int begin = 1;
        for (int i = 1; i < row.length(); i++) {
            quoted ^= row.charAt(i) == '\'';
            if (row.charAt(i) == '|' && !quoted) {
                cells.add(row.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        if (!row.substring(begin).isBlank()) {
            cells.add(row.substring(begin).strip());
        }
        return cells;
    }

    private void endTable() {
        if (tableAt == null) {
            return;
        }
        if (table.isEmpty()) {
            wrong(tableAt, "the table has no row")
                    .help("write its rows below: '-- | 1 | north |'; or '-- expect: empty'");
        }
        expectations.add(new Expectation.Table(names, List.copyOf(table), ordered));
        tableAt = null;
        table.clear();
        names = List.of();
    }

    private Mistake wrong(Comment at, String message) {
        return new Mistake(Diagnostic.error(SqlTestCode.WRONG_EXPECTATION, message)
                .at(script.place(new Position(at.line(), at.column()))));
    }

    /** A mistake, which is told with what to do. */
    private final class Mistake {

        private final Diagnostic problem;

        private Mistake(Diagnostic problem) {
            this.problem = problem;
        }

        private void help(String action) {
            mistakes.accept(script.show(problem.help(action)));
        }
    }
}
