package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What of a body is open, and what closes it: IF, LOOP, CASE and BEGIN, each with an END of its own. Once one is
 * reported, the others are not: they may be a consequence.
 */
final class Structure {

    /** What an END closes. */
    enum Part {
        BEGIN("END"),
        IF("END IF"),
        LOOP("END LOOP"),
        CASE("END CASE");

        private final String closer;

        Part(String closer) {
            this.closer = closer;
        }
    }

    /** What came where a part should be closed. */
    enum Closing {
        /** Its END, or one that must be meant for it. */
        CLOSED,
        /** The END of a part around it, or the end of the body. */
        MISSING,
        /** A word of no part that is open, which is read; more statements may follow. */
        ASTRAY
    }

    private final Grammar grammar;
    private final Tokens tokens;
    private final Deque<Part> open = new ArrayDeque<>();
    private boolean sound = true;
    private boolean elseIf;

    Structure(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Tells whether every part was closed so far. */
    boolean sound() {
        return sound;
    }

    void open(Part part) {
        open.push(part);
    }

    /** Notes that an IF begins right behind an ELSE: it may be meant to be an ELSIF. */
    void elseIf() {
        elseIf = true;
    }

    /** Comes back to how much was open before, after a mistake. */
    void back(int size) {
        while (open.size() > size) {
            open.pop();
        }
    }

    int size() {
        return open.size();
    }

    /** Tells whether the next token ends a list of statements. */
    boolean atEnd() {
        Keyword keyword = tokens.keyword();
        if (keyword == null) {
            return tokens.ended();
        }
        return switch (keyword) {
            case END, ELSE, WHEN -> true;
            case ELSIF, ELSEIF -> !tokens.at(1, ":=") && !tokens.at(1, '=');
            case EXCEPTION -> tokens.keyword(1) == WHEN;
            default -> false;
        };
    }

    /** Reads the END of the part that was opened last, at {@code opener}; reports when something else comes. */
    Closing close(int opener) {
        Part part = open.element();
        Part next = next();
        if (tokens.at(END) && next == part) {
            checkCloser(part);
            read(next);
            open.pop();
            return Closing.CLOSED;
        }
        if (next == null || open.contains(next)) {
            unclosed(part, opener);
            open.pop();
            return Closing.MISSING;
        }
        if (tokens.at(END) && part != Part.BEGIN) {
            unclosed(part, opener);
            read(next);
            open.pop();
            return Closing.CLOSED;
        }
        astray(next);
        return Closing.ASTRAY;
    }

    /** Other languages close a loop by the word that begins it. */
    private void checkCloser(Part part) {
        if (part == Part.LOOP && tokens.keyword(1) != Keyword.LOOP) {
            mistake(Problem.of(
                            SqlCode.UNCLOSED_PART,
                            tokens.here(),
                            "a loop ends with 'END LOOP', not with '" + shown() + "'")
                    .help("write END LOOP"));
        }
    }

    private void unclosed(Part part, int opener) {
        String before = tokens.at(END) ? shown() : String.valueOf(tokens.keyword());
        mistake(Problem.of(
                        SqlCode.UNCLOSED_PART,
                        tokens.ended() ? Math.max(tokens.behind() - 1, 0) : tokens.here(),
                        "'" + part + "' is not closed by '" + part.closer + "'"
                                + (tokens.ended() ? "" : " before '" + before + "'"))
                .help("add '" + part.closer + ";'"
                        + (part == Part.IF && elseIf ? ", or write ELSIF in the place of ELSE IF" : ""))
                .note("the '" + part + "' is", opener));
    }

    private String shown() {
        return "END" + (tokens.keyword(1) == null ? "" : " " + tokens.keyword(1));
    }

    /** Reads a word that belongs to no part that is open. */
    private void astray(Part part) {
        String word = tokens.at(END) ? part.closer : String.valueOf(tokens.keyword());
        mistake(Problem.of(SqlCode.UNCLOSED_PART, tokens.here(), "'" + word + "' without '" + part + "'")
                .help("is there an 'END' too many before it, or is the '" + part + "' missing?"));
        if (tokens.at(END)) {
            read(part);
            tokens.accept(';');
        } else {
            tokens.advance();
        }
    }

    private void mistake(Problem problem) {
        if (sound) {
            grammar.report(problem);
        }
        sound = false;
    }

    /** Returns the part that the next word closes or divides, or null at the end of the body. */
    private @Nullable Part next() {
        Keyword keyword = tokens.keyword();
        if (keyword == null) {
            return null;
        }
        return switch (keyword) {
            case ELSE -> open.contains(Part.CASE) && !open.contains(Part.IF) ? Part.CASE : Part.IF;
            case ELSIF, ELSEIF -> Part.IF;
            case WHEN -> Part.CASE;
            case EXCEPTION -> Part.BEGIN;
            default -> closes(tokens.keyword(1));
        };
    }

    private static Part closes(@Nullable Keyword behindEnd) {
        if (behindEnd == Keyword.IF) {
            return Part.IF;
        }
        if (behindEnd == Keyword.LOOP || behindEnd == WHILE || behindEnd == FOR) {
            return Part.LOOP;
        }
        return behindEnd == Keyword.CASE ? Part.CASE : Part.BEGIN;
    }

    private void read(Part closed) {
        tokens.advance();
        if (closed != Part.BEGIN) {
            tokens.advance();
        }
    }
}
