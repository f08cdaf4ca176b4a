package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;

/** How fast is a text cut into tokens? */
public class Lex extends BytesPerSecond {

    private static final int SIZE = 8_000_000;
    private static final byte[] SCRIPT = SampleSql.script(SampleSql.statements(SIZE));
    private static final char[] TEXT = new String(SCRIPT, StandardCharsets.UTF_8).toCharArray();

    @Benchmark
    public int everything(Read read) {
        Lexer lexer = new Lexer(TEXT, 0, TEXT.length, true);
        int words = 0;
        for (TokenKind kind = lexer.next(); kind != TokenKind.END; kind = lexer.next()) {
            words += kind == TokenKind.WORD ? 1 : 0;
        }
        read.bytes += SCRIPT.length;
        return words;
    }
}
