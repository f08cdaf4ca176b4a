package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.Arrays;

/**
 * Opens literals that hold SQL: the body of a routine, the query of an UNLOAD, a string that EXECUTE runs. What is
 * wrong inside has its place in the statement.
 */
final class Embedded {

    private final Grammar grammar;
    private final Tokens tokens;

    Embedded(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /**
     * Reads a literal and returns a grammar that is at the start of its content. It reports to the same list; whether
     * the content was read to its end is for the caller to see.
     */
    Grammar open() {
        Grammar inner = new Grammar(grammar.strings, grammar.problems, grammar.depth());
        if (tokens.kind() == TokenKind.DOLLAR_STRING) {
            int from = tokens.start() + tagLength();
            int to = tokens.end() - tagLength();
            tokens.advance();
            inner.tokens.fill(tokens.source(), from, to, tokens.origins());
            inner.tokens.call("the quoted text");
            return inner;
        }
        Content content = new Content(tokens.end() - tokens.start());
        do {
            content.add(tokens);
            tokens.advance();
        } while (tokens.kind() == TokenKind.STRING && tokens.onNewLine());
        inner.tokens.fill(content.text, 0, content.length, content.origins);
        inner.tokens.call("the quoted text");
        return inner;
    }

    private int tagLength() {
        int at = tokens.start() + 1;
        while (tokens.source()[at] != '$') {
            at++;
        }
        return at + 1 - tokens.start();
    }

    /** The content of string literals without its escapes, and where in the statement each unit of it comes from. */
    private static final class Content {

        private char[] text;
        private int[] origins;
        private int length;

        Content(int size) {
            text = new char[size];
            origins = new int[size];
        }

        /** Adds the content of the next token. */
        void add(Tokens tokens) {
            char[] source = tokens.source();
            int last = tokens.end() - 1;
            reserve(last - tokens.start());
            int at = tokens.start();
            while (source[at] != '\'') {
                at++;
            }
            at++;
            while (at < last) {
                origins[length] = tokens.origin(at);
                at = source[at] == '\\' ? escape(source, at + 1, last) : plain(source, at);
                length++;
            }
            origins[length] = tokens.origin(last);
        }

        private void reserve(int more) {
            if (length + more + 1 > text.length) {
                int size = Math.max(text.length * 2, length + more + 1);
                text = Arrays.copyOf(text, size);
                origins = Arrays.copyOf(origins, size);
            }
        }

        /** Takes a character, and returns the offset behind it; a quote is written twice. */
        private int plain(char[] source, int at) {
            text[length] = source[at];
            return source[at] == '\'' ? at + 2 : at + 1;
        }

        /** Takes the character that an escape stands for, and returns the offset behind the escape. */
        private int escape(char[] source, int at, int last) {
            int value = 0;
            int end = at;
            while (end < last && end < at + 3 && source[end] >= '0' && source[end] <= '7') {
                value = value * 8 + source[end] - '0';
                end++;
            }
            if (end > at) {
                text[length] = (char) value;
                return end;
            }
            text[length] = switch (source[at]) {
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                default -> source[at];
            };
            return at + 1;
        }
    }
}
