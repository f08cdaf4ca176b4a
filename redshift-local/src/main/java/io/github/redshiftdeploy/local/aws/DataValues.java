package io.github.redshiftdeploy.local.aws;

import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.Token;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the values of a request where the statement names them, {@code :name}, outside of literals and comments. */
final class DataValues {

    private DataValues() {}

    static String put(String sql, Map<String, String> values) {
        if (values.isEmpty()) {
            return sql;
        }
        List<Token> tokens = Lexer.tokens(sql);
        StringBuilder text = new StringBuilder();
        int index = 0;
        while (index < tokens.size()) {
            Token token = tokens.get(index);
            String name = name(sql, tokens, index);
            String value = name == null ? null : values.get(name);
            text.append(value == null ? token.text(sql) : literal(value));
            index += value == null ? 1 : 2;
        }
        return text.toString();
    }

    /** Returns the names that a statement has a value put for. */
    static Set<String> names(String sql) {
        List<Token> tokens = Lexer.tokens(sql);
        Set<String> names = new HashSet<>();
        for (int index = 0; index < tokens.size(); index++) {
            String name = name(sql, tokens, index);
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    private static @Nullable String name(String sql, List<Token> tokens, int index) {
        boolean colon = tokens.get(index).text(sql).equals(":");
        if (!colon || index + 1 == tokens.size() || tokens.get(index + 1).kind() != TokenKind.WORD) {
            return null;
        }
        return tokens.get(index + 1).text(sql);
    }

    /** A backslash escapes in Redshift. */
    private static String literal(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
