package io.github.redshiftdeploy.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    private static final List<String> KNOWN = List.of("transaction", "run", "unlisted", "(", "SELECT");

    @ParameterizedTest
    @CsvSource({"transactoin,transaction", "TRANSACTION,transaction", "runs,run", "rnu,run", "unlist,unlisted"})
    void finds_the_word_that_was_meant(String word, String meant) {
        assertThat(Suggestion.of(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"version", "S", "''", "ru_n_s"})
    void guesses_nothing_when_no_word_is_near(String word) {
        assertThat(Suggestion.of(word, KNOWN)).isEmpty();
    }

    @Test
    void takes_the_first_in_the_alphabet_of_words_that_are_equally_near() {
        assertThat(Suggestion.of("tables/c.sql", List.of("tables/b.sql", "tables/a.sql")))
                .contains("tables/a.sql");
    }

    @Test
    void a_word_of_any_length_costs_neither_time_nor_memory() {
        assertThat(Suggestion.of("x".repeat(50_000_000), KNOWN)).isEmpty();
    }
}
