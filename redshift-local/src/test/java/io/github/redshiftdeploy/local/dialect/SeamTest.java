package io.github.redshiftdeploy.local.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.testkit.Corpus;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A statement written without a blank that it does not need is translated as the same one with blanks. */
final class SeamTest {
    private static final Corpus CORPUS = Corpus.of("corpus/dialect");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    @TestFactory
    Stream<DynamicTest> no_rewrite_makes_one_token_of_two() {
        return CORPUS.each(".sql", file -> {
            for (Phrase statement : Phrase.of(Files.readString(file)).statements()) {
                String sql = statement.toString();
                String tight = tight(statement);
                assertThat(tokens(translated(tight, 'I'))).as(tight).isEqualTo(tokens(translated(sql, 'I')));
                assertThat(tokens(translated(tight, 'T'))).as(tight).isEqualTo(tokens(translated(sql, 'T')));
            }
        });
    }

    @Test
    void words_and_numbers_are_kept_apart() {
        assertThat(translated("SELECT decode(1,1,'x','y'),nvl2(a,1,0),nvl2(a,-1,-b)FROM t", 'I'))
                .isEqualTo("SELECT (CASE WHEN (1) IS NOT DISTINCT FROM 1 THEN 'x' ELSE 'y' END),"
                        + "(CASE WHEN (a) IS NOT NULL THEN 1 ELSE 0 END),(CASE WHEN (a) IS NOT NULL THEN-1 ELSE-b END)"
                        + "FROM t");
    }

    /** Joins the tokens, with a blank only where two would be one. */
    private static String tight(Phrase phrase) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < phrase.size(); index++) {
            String token = phrase.text(index);
            Seam.join(text, token, 0);
            text.append(token);
        }
        return text.toString();
    }

    /** What stands in literals may tell of the blanks that were written. */
    private static List<String> tokens(String sql) {
        Phrase phrase = Phrase.of(sql);
        List<String> tokens = new ArrayList<>();
        for (int index = 0; index < phrase.size(); index++) {
            boolean literal = phrase.kind(index) == TokenKind.DOLLAR_STRING;
            String text = phrase.text(index);
            tokens.add(
                    literal
                            ? String.join(" ", tokens(inside(text)))
                            : SPACES.matcher(text).replaceAll(""));
        }
        return tokens;
    }

    private static String inside(String literal) {
        int tag = literal.indexOf('$', 1) + 1;
        return literal.substring(tag, literal.length() - tag);
    }

    private static String translated(String sql, char status) {
        return OneDatabase.dialect().translate(sql, status).sql();
    }
}
