package io.github.redshiftdeploy.sql.lexer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a statement into the pieces that psql tells apart. It follows {@link Lexer} for what the server reads, and
 * psql's own scanner for the rest; the pieces put together are the text again.
 *
 * <p>A colon is no variable in {@code ::} and {@code :=}, nor behind a value in brackets, where it is a range.
 */
public final class PsqlLexer {

    private final String text;
    private final char[] units;
    private final List<PsqlPiece> pieces = new ArrayList<>();
    private Lexer lexer;

    /** How many brackets are open. */
    private int brackets;

    /** Whether the token before can be followed by an operator, as a name or a closing bracket can. */
    private boolean afterOperand;

    private PsqlLexer(String text) {
        this.text = text;
        this.units = text.toCharArray();
        this.lexer = from(0);
    }

    /** Returns the pieces of a text. */
    public static List<PsqlPiece> pieces(String text) {
        PsqlLexer psql = new PsqlLexer(text);
        for (TokenKind kind = psql.lexer.next(); kind != TokenKind.END; kind = psql.lexer.next()) {
            psql.add(kind);
        }
        return psql.pieces;
    }

    private void add(TokenKind kind) {
        switch (kind) {
            case STRING, QUOTED_NAME, DOLLAR_STRING -> {
                add(PsqlPiece.Kind.QUOTED, lexer.end());
                afterOperand = true;
            }
            case LINE_COMMENT, BLOCK_COMMENT -> add(PsqlPiece.Kind.QUOTED, lexer.end());
            case SPACE -> add(PsqlPiece.Kind.SQL, lexer.end());
            case META_COMMAND -> addCommand();
            case OPERATOR -> addOperator();
            default -> {
                add(PsqlPiece.Kind.SQL, lexer.end());
                afterOperand = true;
            }
        }
    }

    private void addCommand() {
        int start = lexer.start();
        int end = MetaSyntax.PSQL.end(at -> units[at], start, units.length);
        boolean colon = end == start + 2 && units[start + 1] == ':';
        add(colon ? PsqlPiece.Kind.COLON : PsqlPiece.Kind.COMMAND, end);
        lexer = from(end);
    }

    private void addOperator() {
        PsqlVariable variable = lexer.is(":") ? variable(lexer.start()) : null;
        if (variable != null) {
            pieces.add(new PsqlPiece(PsqlPiece.Kind.VARIABLE, variable.start(), variable.end(), variable));
            lexer = from(variable.end());
            afterOperand = true;
            return;
        }
        add(PsqlPiece.Kind.SQL, lexer.end());
        brackets += lexer.is("[") ? 1 : lexer.is("]") ? -1 : 0;
        afterOperand = lexer.is("]") || lexer.is(")");
    }

    private @Nullable PsqlVariable variable(int colon) {
        return brackets > 0 && afterOperand ? null : PsqlVariable.at(text, colon);
    }

    private void add(PsqlPiece.Kind kind, int end) {
        pieces.add(new PsqlPiece(kind, lexer.start(), end, null));
    }

    private Lexer from(int offset) {
        return new Lexer(units, offset, units.length, true);
    }
}
