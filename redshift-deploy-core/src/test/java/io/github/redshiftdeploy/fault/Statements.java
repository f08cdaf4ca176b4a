package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** A text that goes out as one message, as its statements; each with the comment that leads it. */
record Statements(List<String> texts) {
    /** Copies the list. */
    Statements {
        texts = List.copyOf(texts);
    }

    static Statements of(String text) {
        Lexer lexer = new Lexer(text.toCharArray(), 0, text.length(), true);
        List<String> texts = new ArrayList<>();
        int start = 0;
        boolean something = false;
        for (TokenKind kind = lexer.next(); kind != TokenKind.END; kind = lexer.next()) {
            if (kind == TokenKind.SEMICOLON) {
                if (something) {
                    texts.add(text.substring(start, lexer.start()).strip());
                }
                start = lexer.end();
                something = false;
            } else {
                something |= !kind.trivia();
            }
        }
        if (something) {
            texts.add(text.substring(start).strip());
        }
        return new Statements(texts);
    }

    int size() {
        return texts.size();
    }

    /** Returns the text with another statement in place of one, which is counted from 0. */
    String with(int index, String statement) {
        List<String> others = new ArrayList<>(texts);
        others.set(index, statement);
        return String.join(";\n", others);
    }

    /** Returns the text with two neighbours in the other order, the first of which is counted from 0. */
    String swapped(int index) {
        List<String> others = new ArrayList<>(texts);
        others.set(index, texts.get(index + 1));
        others.set(index + 1, texts.get(index));
        return String.join(";\n", others);
    }
}
