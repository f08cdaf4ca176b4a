package io.github.redshiftdeploy.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedTest {

    @Test
    void the_content_of_a_body_has_the_places_of_the_statement() {
        assertThat(words("$tag$ SELECT $$x$$ $tag$")).containsExactly("SELECT@6", "$$x$$@13");
    }

    @Test
    void a_quote_written_twice_or_behind_a_backslash_is_one_quote() {
        assertThat(words("'a ''b'' \\'c\\' d'")).containsExactly("a@1", "'b'@3", "'c'@9", "d@15");
    }

    @Test
    void an_escape_is_the_character_it_stands_for() {
        assertThat(words("E'a\\nb\\tc\\047d\\047'")).containsExactly("a@2", "b@5", "c@8", "'d'@9");
    }

    @Test
    void literals_on_lines_of_their_own_are_one_text() {
        assertThat(words("'SELECT '\n'a'\n\n', b'")).containsExactly("SELECT@1", "a@11", ",@16", "b@18");
    }

    @Test
    void a_string_inside_a_string_has_the_places_of_the_statement() {
        Grammar outer = grammar("'x ''SELECT ''''a'''' '' '");
        Grammar middle = new Embedded(outer).open();
        middle.tokens.advance();

        assertThat(words(new Embedded(middle).open())).containsExactly("SELECT@5", "'a'@12");
        assertThat(middle.tokens.ended()).isTrue();
        assertThat(outer.tokens.ended()).isTrue();
    }

    private static List<String> words(String literal) {
        return words(new Embedded(grammar(literal)).open());
    }

    private static List<String> words(Grammar content) {
        List<String> words = new ArrayList<>();
        while (!content.tokens.ended()) {
            words.add(content.tokens.text() + "@" + content.tokens.here());
            content.tokens.advance();
        }
        return words;
    }

    private static Grammar grammar(String text) {
        Grammar grammar = new Grammar(new StringPool());
        grammar.tokens.fill(text.toCharArray(), 0, text.length(), null);
        return grammar;
    }
}
