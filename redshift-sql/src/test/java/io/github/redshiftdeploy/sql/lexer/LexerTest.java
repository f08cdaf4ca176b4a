package io.github.redshiftdeploy.sql.lexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!~~*", "!~*", "!~~", "~~*", "::", ":=", "||", "<>", "!=", "<=", ">=", "<<", ">>", "..", "!~", "~*",
                "~~", "@>", "<@", "=>", "->", "|/", "||/", "&&", "^=", "+", "*", "(", "?", "\u0007"
            })
    void an_operator_of_several_characters_is_one_token(String operator) {
        assertThat(texts("a " + operator + " b")).containsExactly("a", " ", operator, " ", "b");
    }

    @ParameterizedTest
    @CsvSource({"1e5.x,1e5|.|x", "1..2,1|..|2", "1.5e-3-4,1.5e-3|-|4", "1e+a,1|e|+|a", ".5.,.5|.", "1.e2,1.e2"})
    void a_number_ends_where_the_server_ends_it(String text, String expected) {
        assertThat(texts(text)).containsExactly(expected.split("\\|"));
    }

    @Test
    void a_comment_begins_inside_what_would_be_an_operator() {
        assertThat(texts("a |/* b */ c")).containsExactly("a", " ", "|", "/* b */", " ", "c");
    }

    @ParameterizedTest
    @CsvSource({"select,true", "SeLeCt,true", "ſelect,false", "selects,false", "selec,false", "s@lect,false"})
    void a_word_is_a_keyword_if_its_latin_letters_are(String word, boolean expected) {
        Lexer lexer = new Lexer(word.toCharArray(), 0, word.length(), true);
        lexer.next();

        assertThat(lexer.is("SELECT")).isEqualTo(expected);
    }

    @Test
    void gives_no_token_that_may_go_on_behind_the_window() {
        char[] text = "SELECT 12".toCharArray();
        Lexer lexer = new Lexer(text, 0, text.length, false);

        assertThat(List.of(lexer.next(), lexer.next())).containsExactly(TokenKind.WORD, TokenKind.END);
        assertThat(lexer.start()).isEqualTo("SELECT".length());
    }

    private static List<String> texts(String text) {
        return Lexer.tokens(text).stream().map(token -> token.text(text)).toList();
    }
}
