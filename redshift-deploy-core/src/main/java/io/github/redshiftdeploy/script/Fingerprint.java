package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.Token;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/** Recognises a statement again after it was moved or laid out anew. */
final class Fingerprint {

    /** Enough to tell the statements of one script apart. */
    private static final int BYTES = 8;

    private Fingerprint() {}

    /** Returns a hash of the tokens that the server sees, in hexadecimal; letter case counts in quotes alone. */
    static String of(String statement) {
        MessageDigest digest = Sha256.digest();
        for (Token token : Lexer.tokens(statement)) {
            if (!token.kind().trivia()) {
                String text = token.text(statement);
                String same = token.kind() == TokenKind.WORD ? text.toLowerCase(Locale.ROOT) : text;
                digest.update(same.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}
