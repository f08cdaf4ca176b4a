package io.github.redshiftdeploy.sql;

import io.github.redshiftdeploy.sql.lexer.Piece;
import io.github.redshiftdeploy.sql.lexer.Quotes;
import io.github.redshiftdeploy.sql.lexer.Splitter;

/** Finds why a literal or a comment of the window has no end, where that is not at its beginning. */
final class Openings {

    private static final int NONE = -1;

    private final ScriptWindow window;

    Openings(ScriptWindow window) {
        this.window = window;
    }

    /**
     * Returns where the reason is that a piece does not end, or -1 when it is the piece itself.
     *
     * @param from where its statement begins
     * @param start where it begins
     */
    int culprit(Piece piece, int from, int start) {
        return switch (piece) {
            case STRING -> string(from);
            case QUOTED_NAME -> paired(piece, from);
            case BLOCK_COMMENT -> inner(start);
            default -> NONE;
        };
    }

    private int string(int from) {
        int backslash = backslash(from);
        int paired = paired(Piece.STRING, from);
        if (paired == NONE || backslash < paired) {
            return paired == NONE ? backslash : paired;
        }
        // In 'C:\', 'x' the backslash is why the next quote closes the literal; one on a later line is no reason.
        return window.hasLineEnd(paired, backslash) ? paired : backslash;
    }

    /** Returns the first literal or name whose closing quote was to open another one. */
    private int paired(Piece kind, int from) {
        Splitter splitter = window.splitter(from);
        for (Piece piece = splitter.next(); piece != Piece.END && splitter.closed(); piece = splitter.next()) {
            int end = window.offset(splitter.end());
            if (piece == kind && end < window.length() && Quotes.opens((char) (window.byteAt(end) & 0xFF))) {
                return window.offset(splitter.start());
            }
        }
        return NONE;
    }

    /** Returns the last backslash before a quote that would end its literal, for no letter follows it. */
    private int backslash(int from) {
        int found = NONE;
        Splitter splitter = window.splitter(from);
        for (Piece piece = splitter.next(); piece != Piece.END; piece = splitter.next()) {
            if (piece == Piece.STRING) {
                int at = backslash(window.offset(splitter.start()) + 1, window.offset(splitter.end()));
                found = at == NONE ? found : at;
            }
            if (!splitter.closed()) {
                break;
            }
        }
        return found;
    }

    private int backslash(int from, int to) {
        for (int at = from; at + 2 < to; at++) {
            if (window.byteAt(at) == '\\') {
                if (window.byteAt(at + 1) == '\'' && !Character.isLetterOrDigit(window.byteAt(at + 2))) {
                    return at;
                }
                at++;
            }
        }
        return NONE;
    }

    /** Returns the first beginning of a comment inside of one. */
    private int inner(int start) {
        for (int at = start + 2; at + 1 < window.length(); at++) {
            if (window.byteAt(at) == '/' && window.byteAt(at + 1) == '*') {
                return at;
            }
        }
        return NONE;
    }
}
