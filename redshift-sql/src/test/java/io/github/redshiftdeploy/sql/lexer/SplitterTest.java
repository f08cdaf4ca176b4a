package io.github.redshiftdeploy.sql.lexer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.testkit.Corpus;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SplitterTest {

    /** What looks like the beginning, the end or a part of something else. */
    private static final List<String> CONFUSING = List.of(
            "a", "Zü", "_", "7", ".", " ", "\n", "\r\n", "'", "''", "\\", "\"", "-", "--", "/", "/*", "*/", "*", "|",
            "$", "$$", "$t$", "$1", "${a-b}", "${", "{", "}", "#", "@", "b$c", "a#1", ";", "(", ",", ":=", "-- x\n",
            "\u00a0");

    @TestFactory
    Stream<DynamicTest> finds_in_the_corpus_what_the_lexer_finds() {
        return Corpus.of("corpus/statements").each(".sql", file -> {
            String text = Files.readString(file);

            for (int length = 0; length < text.length(); length = text.offsetByCodePoints(length, 1)) {
                String cut = text.substring(0, length);
                assertThat(pieces(cut)).isEqualTo(piecesOfTokens(cut));
            }
        });
    }

    @Test
    void finds_in_nonsense_what_the_lexer_finds() {
        Random random = new Random(1);

        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(12, 0, CONFUSING.size()).forEach(part -> text.append(CONFUSING.get(part)));
            assertThat(pieces(text.toString())).as("%s", text).isEqualTo(piecesOfTokens(text.toString()));
        }
    }

    @Test
    void gives_no_piece_that_may_go_on_behind_the_window() {
        byte[] text = "SELECT 'it'".getBytes(UTF_8);
        Splitter splitter = new Splitter(text, 0, text.length, false, MetaSyntax.LINE);

        assertThat(List.of(splitter.next(), splitter.next())).containsExactly(Piece.TEXT, Piece.END);
        assertThat(splitter.start()).isEqualTo("SELECT ".length());
    }

    private static List<String> pieces(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        Splitter splitter = new Splitter(bytes, 0, bytes.length, true, MetaSyntax.LINE);
        List<String> pieces = new ArrayList<>();
        for (Piece piece = splitter.next(); piece != Piece.END; piece = splitter.next()) {
            if (piece != Piece.TEXT) {
                String content = new String(bytes, splitter.start(), splitter.end() - splitter.start(), UTF_8);
                pieces.add(show(piece, splitter.closed(), content));
            }
        }
        return pieces;
    }

    private static List<String> piecesOfTokens(String text) {
        List<String> pieces = new ArrayList<>();
        for (Token token : Lexer.tokens(text)) {
            Piece piece = piece(token, text);
            if (piece != Piece.TEXT) {
                pieces.add(show(piece, token.closed(), token.text(text)));
            }
        }
        return pieces;
    }

    private static Piece piece(Token token, String text) {
        return switch (token.kind()) {
            case STRING -> Piece.STRING;
            case QUOTED_NAME -> Piece.QUOTED_NAME;
            case DOLLAR_STRING -> Piece.DOLLAR_STRING;
            case SEMICOLON -> Piece.SEMICOLON;
            case LINE_COMMENT -> Piece.LINE_COMMENT;
            case BLOCK_COMMENT -> Piece.BLOCK_COMMENT;
            case META_COMMAND -> Piece.META_COMMAND;
            case OPERATOR -> token.text(text).endsWith("/") ? Piece.SLASH : Piece.TEXT;
            default -> Piece.TEXT;
        };
    }

    private static String show(Piece piece, boolean closed, String text) {
        return piece + (closed ? " " : " (open) ") + (piece == Piece.SLASH ? "/" : text);
    }
}
