package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes texts that are nearly SQL from statements that are. */
final class Mutations {

    private static final String CHARACTERS =
            "'\"$;:()[]{}<>,.*/-+=!|&^%#@~?\\`_ \t\n\r\f\0\u0007\u00a0\u00e4\u0130\u2028\u3000\ud83d\ude00\ufeffaeExXuUnN0179";

    private static final List<List<String>> FRAMES = List.of(
            List.of("(", ")"),
            List.of("EXPLAIN", ""),
            List.of("PREPARE a AS", ""),
            List.of("DECLARE a CURSOR FOR", ""),
            List.of("CREATE VIEW a AS", "WITH NO SCHEMA BINDING"),
            List.of("CREATE TABLE a AS", ""),
            List.of("INSERT INTO a", ""),
            List.of("WITH a AS (", ") SELECT 1"),
            List.of("SELECT (", ")"),
            List.of("SELECT * FROM (", ") a"),
            List.of("SELECT CASE WHEN EXISTS (", ") THEN 1 END"),
            List.of("UNLOAD ('", "') TO 's3://a' IAM_ROLE DEFAULT"),
            List.of("CREATE PROCEDURE a() AS $$ BEGIN", "; END $$ LANGUAGE plpgsql"),
            List.of("CREATE PROCEDURE a() AS $a$ BEGIN EXECUTE $b$", "$b$; END $a$ LANGUAGE plpgsql"),
            List.of("CREATE PROCEDURE a() AS 'BEGIN IF b THEN", "; END IF; END' LANGUAGE plpgsql"),
            List.of(
                    "CREATE PROCEDURE a() AS $$ DECLARE b int; BEGIN FOR c IN",
                    "LOOP d := 1; END LOOP; END $$ LANGUAGE plpgsql"),
            List.of("CREATE FUNCTION a(int) RETURNS int STABLE AS $$", "$$ LANGUAGE sql"));

    private static final int LONGEST = 20_000;

    private final Random random;
    private final List<List<String>> statements;

    Mutations(Random random, List<String> statements) {
        this.random = random;
        this.statements = statements.stream().map(Mutations::words).toList();
    }

    /** Returns a statement's tokens, without blanks and comments. */
    static List<String> words(String statement) {
        return Lexer.tokens(statement).stream()
                .filter(token -> !token.kind().trivia())
                .map((Token token) -> token.text(statement))
                .toList();
    }

    /** Returns every beginning of a statement, and the statement with each token left out, doubled, or swapped. */
    static Stream<String> neighbours(String statement) {
        List<String> words = words(statement);
        Stream<String> beginnings = Stream.iterate(0, length -> length <= statement.length(), length -> length + 1)
                .map(length -> statement.substring(0, length));
        Stream<String> others = Stream.iterate(0, i -> i < words.size(), i -> i + 1)
                .flatMap(i -> Stream.of(
                        join(words, 0, i, words, i + 1, words.size()),
                        join(words, 0, i + 1, words, i, words.size()),
                        swapped(words, i)));
        return Stream.concat(beginnings, others);
    }

    /** Returns a statement with a few things changed. */
    String next() {
        List<String> words = new ArrayList<>(any(statements));
        for (int times = 1 + random.nextInt(4); times > 0 && words.size() < LONGEST; times--) {
            change(words);
        }
        StringBuilder text = new StringBuilder(String.join(random.nextInt(9) == 0 ? "" : " ", words));
        for (int times = random.nextInt(3); times > 0 && random.nextBoolean(); times--) {
            change(text);
        }
        return text.toString();
    }

    /** Returns some neighbouring tokens. */
    List<String> piece(int longest) {
        return piece(any(statements), longest);
    }

    /** Changes a few bytes of a script. */
    byte[] bytes(byte[] script) {
        byte[] changed = script.clone();
        for (int times = 1 + random.nextInt(5); times > 0 && changed.length > 0; times--) {
            int at = random.nextInt(changed.length);
            changed[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : CHARACTERS.charAt(random.nextInt(40)));
        }
        return changed;
    }

    private void change(List<String> words) {
        int at = random.nextInt(words.size() + 1);
        List<String> rest = words.subList(at, words.size());
        switch (random.nextInt(9)) {
            case 0 ->
                rest.subList(0, Math.min(rest.size(), 1 + random.nextInt(3))).clear();
            case 1 -> words.addAll(at, piece(new ArrayList<>(rest), 5));
            case 2 -> words.addAll(at, piece(8));
            case 3 -> words.add(at, any(any(statements)));
            case 4 -> {
                rest.clear();
                List<String> other = any(statements);
                words.addAll(other.subList(random.nextInt(other.size()), other.size()));
            }
            case 5 -> rest.replaceAll(word -> random.nextInt(4) == 0 ? any(any(statements)) : word);
            case 6 -> repeat(words, at);
            case 7 -> {
                List<String> frame = any(FRAMES);
                words.add(0, frame.get(0));
                words.add(frame.get(1));
            }
            default -> words.addAll(at, any(statements));
        }
    }

    private void repeat(List<String> words, int at) {
        List<String> piece = piece(new ArrayList<>(words.subList(at, words.size())), 6);
        int times = random.nextInt(9) == 0 ? 400 : 1 + random.nextInt(10);
        for (int i = 0; i < times; i++) {
            words.addAll(at, piece);
        }
    }

    private void change(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        int end = Math.min(text.length(), at + random.nextInt(4));
        switch (random.nextInt(3)) {
            case 0 -> text.insert(at, c);
            case 1 -> text.delete(at, end);
            default -> text.replace(at, end, String.valueOf(c));
        }
    }

    private List<String> piece(List<String> words, int longest) {
        int from = random.nextInt(words.size() + 1);
        return words.subList(from, Math.min(words.size(), from + 1 + random.nextInt(longest)));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String swapped(List<String> words, int i) {
        List<String> swapped = new ArrayList<>(words);
        swapped.add(words.size() - 1, swapped.remove(i));
        return String.join(" ", swapped);
    }

    private static String join(List<String> one, int from, int to, List<String> two, int start, int end) {
        return String.join(" ", one.subList(from, to)) + " " + String.join(" ", two.subList(start, end));
    }
}
