package io.github.redshiftdeploy.sql;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.sql.lexer.Piece;
import io.github.redshiftdeploy.sql.lexer.Splitter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a script statement by statement, holding one statement at a time: a script may be larger than the memory.
 *
 * <p>A statement ends at a semicolon outside literals, quoted names, bodies and comments, or at the end of the script.
 * A line that holds nothing but {@code /} also ends a procedure or function, and is skipped between statements, as SQL
 * editors do. In a script of psql its commands may stand anywhere: {@code \g} ends a statement, {@code \q} the script.
 * Empty statements are left out. A comment that speaks to this tool belongs to the statement that follows it, holds it,
 * or ends on its line.
 *
 * <p>What is wrong with the text goes to the diagnostics as it is found. After an unterminated literal, bytes that do
 * not fit the encoding or a statement that is too long the rest cannot be read, and {@link #next()} returns nothing.
 */
public final class StatementReader implements Closeable {

    /** The most that Redshift takes as one statement, in bytes ({@code c_SQL_commands}). */
    public static final int MAXIMUM_BYTES = 16 * 1024 * 1024;

    /** Room for what shows that a statement has ended. */
    private static final int TERMINATOR = 8;

    private static final int LONGEST_HEADER = 1_000;

    private static final int NONE = -1;

    private final ScriptWindow window;
    private final Charset charset;
    private final Function<Position, Place> places;
    private final Consumer<Diagnostic> diagnostics;
    private final MetaCommands commands;

    private final List<Comment> header = new ArrayList<>();
    private final Remarks remarks = new Remarks();
    private int number;
    private boolean ended;

    /** Whether a command of the script has ended it: what follows is not read. */
    private boolean quit;

    /** Where the statement that is being read begins and ends, in the window; {@link #NONE} before its first token. */
    private int first;

    private int end;

    /** Where what follows the statement begins. */
    private int after;

    /**
     * Reads a script and closes it with this reader.
     *
     * @param places makes a place of the script from a position, for the diagnostics
     * @param diagnostics takes what is wrong
     */
    public StatementReader(
            InputStream script, Charset charset, Function<Position, Place> places, Consumer<Diagnostic> diagnostics) {
        this(script, charset, places, diagnostics, null);
    }

    private StatementReader(
            InputStream script,
            Charset charset,
            Function<Position, Place> places,
            Consumer<Diagnostic> diagnostics,
            @Nullable Consumer<MetaCommand> takers) {
        this.charset = charset;
        this.places = places;
        this.diagnostics = diagnostics;
        this.commands = new MetaCommands(places, diagnostics, takers);
        this.window = new ScriptWindow(script, charset, commands.syntax(), this::reportNul);
    }

    /**
     * Reads a script that is written for psql, and closes it with this reader.
     *
     * @param places makes a place of the script from a position, for the diagnostics
     * @param diagnostics takes what is wrong
     * @param commands takes the commands to psql that change variables or make no difference, in the order of the
     *     script; those inside of a statement stay in its text
     */
    public static StatementReader ofPsql(
            InputStream script,
            Charset charset,
            Function<Position, Place> places,
            Consumer<Diagnostic> diagnostics,
            Consumer<MetaCommand> commands) {
        return new StatementReader(script, charset, places, diagnostics, commands);
    }

    /** Returns the next statement, or nothing at the end of the script. */
    public Optional<Statement> next() throws IOException {
        commands.statementEnded();
        while (!ended) {
            boolean whole = scan();
            Optional<Statement> statement = whole && first != NONE ? statement() : Optional.empty();
            window.release(after);
            ended |= quit;
            if (statement.isPresent()) {
                return statement;
            }
            commands.statementEnded();
        }
        return Optional.empty();
    }

    /** Returns the comments before the first statement, as far as they have been read. */
    public List<Comment> header() {
        return List.copyOf(header);
    }

    @Override
    public void close() throws IOException {
        window.close();
    }

    /** Reads up to the end of a statement; false when the text breaks off or cannot be read on. */
    private boolean scan() throws IOException {
        first = NONE;
        after = 0;
        while (true) {
            if (scanWindow()) {
                return !ended;
            }
            if (window.last()) {
                return endOfScript();
            }
            if (first == NONE) {
                window.release(after);
                after = 0;
            }
            if (!window.grow(MAXIMUM_BYTES + TERMINATOR)) {
                return tooLong(after);
            }
        }
    }

    /** Reads the whole pieces of the window; true when one of them ended the statement. */
    private boolean scanWindow() {
        Splitter splitter = window.splitter(after);
        for (Piece piece = splitter.next(); piece != Piece.END; piece = splitter.next()) {
            int start = window.offset(splitter.start());
            if (piece == Piece.SLASH && window.startsLine(start)) {
                int rest = window.afterBlanks(start + 1);
                if (rest == window.length() && !window.last()) {
                    return false;
                }
                if (endsLine(rest) && (first == NONE || endsRoutine())) {
                    after = start + 1;
                    return true;
                }
            }
            after = window.offset(splitter.end());
            if (piece == Piece.SEMICOLON) {
                return true;
            }
            if (!splitter.closed()) {
                return unterminated(piece, start);
            }
            if (piece.comment()) {
                keep(piece, start);
            } else if (piece != Piece.META_COMMAND) {
                textFrom(start);
            } else if (endsStatement(new MetaCommand(window.text(start, after), window.position(start)), start)) {
                return true;
            }
        }
        after = window.offset(splitter.start());
        return false;
    }

    private void textFrom(int start) {
        first = first == NONE ? start : first;
        end = after;
        commands.statementGoesOn();
    }

    private boolean endsStatement(MetaCommand command, int start) {
        switch (commands.take(command, first == NONE)) {
            case SETS, PASSED_OVER, REFUSED -> {
                return false;
            }
            case IS_TEXT -> {
                textFrom(start);
                return false;
            }
            case ENDS -> {
                return true;
            }
            case QUITS -> quit = true;
        }
        return true;
    }

    private boolean endsLine(int offset) {
        return offset == window.length() || window.hasLineEnd(offset, offset + 1);
    }

    private boolean endsRoutine() {
        return StatementKind.of(window.text(first, end)).routine();
    }

    private void keep(Piece comment, int start) {
        if (number == 0 && first == NONE && header.size() < LONGEST_HEADER) {
            header.add(new Comment(window.text(start, after), window.position(start)));
        }
        remark(comment, start, after);
    }

    private void remark(Piece comment, int start, int stop) {
        if (comment == Piece.LINE_COMMENT) {
            remarks.add(window, start, stop);
        } else {
            remarks.addNested(window, start, stop);
        }
    }

    private boolean endOfScript() {
        ended = true;
        after = window.length();
        if (!window.malformed()) {
            return true;
        }
        report(Diagnostic.error(SqlCode.WRONG_ENCODING, "the bytes here are not " + charset)
                .at(places.apply(window.position(after)))
                .help("save the script as " + charset + ", or set 'redshift.encoding' to the encoding it is in"));
        return false;
    }

    private Optional<Statement> statement() throws IOException {
        if (end - first > MAXIMUM_BYTES) {
            ended = !tooLong(first);
            return Optional.empty();
        }
        number++;
        String text = window.text(first, end);
        Position start = window.position(first);
        readRestOfLine();
        return Optional.of(new Statement(number, text, start, remarks.take()));
    }

    /** Reads the comments between a statement's terminator and the end of its line. */
    private void readRestOfLine() throws IOException {
        do {
            window.release(after);
            after = 0;
            if (quit || !mayBeginComment(window.afterBlanks(0))) {
                return;
            }
            Splitter splitter = window.splitter(0);
            for (Piece piece = splitter.next(); piece != Piece.END; piece = splitter.next()) {
                int stop = window.offset(splitter.end());
                if (!piece.comment() || !splitter.closed() || window.hasLineEnd(after, stop)) {
                    return;
                }
                after = stop;
                remark(piece, window.offset(splitter.start()), stop);
            }
        } while (!window.last() && window.grow(MAXIMUM_BYTES + TERMINATOR));
    }

    private boolean mayBeginComment(int offset) {
        return offset == window.length() || window.byteAt(offset) == '-' || window.byteAt(offset) == '/';
    }

    private boolean unterminated(Piece piece, int start) {
        if (window.malformed()) {
            return false;
        }
        ended = true;
        Opener opener = Opener.of(piece);
        int culprit = new Openings(window).culprit(piece, first == NONE ? start : first, start);
        Diagnostic problem = Diagnostic.error(
                        opener.code, "unterminated " + opener.name + opener.because(window, culprit))
                .at(places.apply(window.position(culprit == NONE ? start : culprit)));
        if (culprit != NONE) {
            problem = problem.note("note: the " + opener.name + " that never ends begins at " + window.position(start));
        }
        report(problem.help(opener.help(window, start, culprit)));
        return true;
    }

    private boolean tooLong(int hanging) {
        ended = true;
        int start = first == NONE ? 0 : first;
        Diagnostic problem = Diagnostic.error(
                        SqlCode.STATEMENT_TOO_LONG, "the statement is longer than 16 MB, the most that Redshift takes")
                .at(places.apply(window.position(start)));
        report(problem.help(
                Opener.opens(window, hanging)
                        ? "is the literal, body or comment that begins at " + window.position(hanging) + " closed?"
                        : "split it into several statements"));
        return false;
    }

    private void reportNul(Position position) {
        report(Diagnostic.error(SqlCode.NUL_CHARACTER, "NUL character; the server would read the text only up to it")
                .at(places.apply(position))
                .help("remove it; a script in UTF-16 needs 'redshift.encoding' set to UTF-16"));
    }

    private void report(Diagnostic diagnostic) {
        diagnostics.accept(diagnostic);
    }

    /** What may be left open: its name, its code and what closes it. */
    private enum Opener {
        STRING(SqlCode.UNTERMINATED_STRING, "string literal"),
        NAME(SqlCode.UNTERMINATED_NAME, "quoted name"),
        BODY(SqlCode.UNTERMINATED_BODY, "dollar-quoted body"),
        COMMENT(SqlCode.UNTERMINATED_COMMENT, "block comment");

        private final SqlCode code;
        private final String name;

        Opener(SqlCode code, String name) {
            this.code = code;
            this.name = name;
        }

        private static Opener of(Piece piece) {
            return switch (piece) {
                case STRING -> STRING;
                case QUOTED_NAME -> NAME;
                case DOLLAR_STRING -> BODY;
                default -> COMMENT;
            };
        }

        private static boolean opens(ScriptWindow window, int offset) {
            return offset < window.length() && "'\"$/".indexOf(window.byteAt(offset)) >= 0;
        }

        /** Returns what the place of the mistake tells about the open end, when that is no beginning of one. */
        private String because(ScriptWindow window, int culprit) {
            return switch (culprit == NONE ? 0 : window.byteAt(culprit)) {
                case '\\' -> ": the '\\' here takes the quote behind it into a literal";
                case '/' -> ": the '/*' here opens another one inside it";
                default -> "";
            };
        }

        private String help(ScriptWindow window, int start, int culprit) {
            return switch (culprit == NONE ? 0 : window.byteAt(culprit)) {
                case '\\' -> "write '\\\\' for a backslash";
                case '/' -> "write '/ *', or close both with '*/'";
                default -> "close it with " + closer(window, start) + " before the statement ends";
            };
        }

        private String closer(ScriptWindow window, int start) {
            return switch (this) {
                case STRING -> "'";
                case NAME -> "\"";
                case COMMENT -> "*/";
                case BODY -> tag(window, start);
            };
        }

        private static String tag(ScriptWindow window, int start) {
            int stop = start + 1;
            while (window.byteAt(stop) != '$') {
                stop++;
            }
            return window.text(start, stop + 1);
        }
    }
}
