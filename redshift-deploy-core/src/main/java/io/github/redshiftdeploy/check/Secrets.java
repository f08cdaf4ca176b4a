package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.check.Secret.Kind;
import io.github.redshiftdeploy.script.SecretWords;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.Token;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds keys and passwords in statements. It looks at tokens, so that it finds them in a statement that cannot be
 * parsed as well: that is the one whose text would be shown.
 */
final class Secrets {

    private static final Set<StatementKind> KINDS = EnumSet.of(
            StatementKind.ALTER_IDENTITY_PROVIDER,
            StatementKind.ALTER_USER,
            StatementKind.COPY,
            StatementKind.CREATE_EXTERNAL_SCHEMA,
            StatementKind.CREATE_IDENTITY_PROVIDER,
            StatementKind.CREATE_LIBRARY,
            StatementKind.CREATE_PROCEDURE,
            StatementKind.CREATE_USER,
            StatementKind.UNKNOWN,
            StatementKind.UNLOAD);

    /** What has a key behind it. */
    private static final Set<String> KEYS =
            Set.of("ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "MASTER_SYMMETRIC_KEY");

    /** What a literal may hold: the string of CREDENTIALS, the JSON of an identity provider, a statement to execute. */
    private static final Pattern INSIDE = Pattern.compile("(?i)"
            + "\\b(aws_access_key_id|aws_secret_access_key|master_symmetric_key)\\s*=\\s*([^;'\"\\s]+)"
            + "|\"(client_secret)\"\\s*:\\s*\"([^\"]+)"
            + "|\\b(secret_access_key|access_key_id|session_token|password)\\s+(?:as\\s+)?(?:''|\\\\')([^'\\\\]+)");

    /** The identifier of a key, and a secret key, by their looks: the word before them may be mistyped. */
    private static final Pattern LOOKS = Pattern.compile(
            "(?:AKIA|ASIA)[A-Z0-9]{16}" + "|(?=[^'a-z]*[a-z])(?=[^'A-Z]*[A-Z])(?=[^'0-9]*[0-9])[A-Za-z0-9+/]{40}");

    /** What stands in the place of a secret until somebody or something replaces it. */
    private static final Pattern MARK = Pattern.compile("\\$\\{[^}]*}|\\{\\{.*}}|\\{\\w*}|<[^<>]*>|\\[[^\\[\\]]*]"
            + "|[:$]\\w+|%s|%\\(\\w+\\)s|[*.]+|[xX]+|(?i:your)[-_ ].*");

    private static final Pattern HASH = Pattern.compile("(?i)md5[0-9a-f]{32}|sha256\\|.+");

    private final String sql;

    /** Whether it is a statement of which we know where its secrets stand. */
    private final boolean known;

    /** Whether a name in double quotes behind PASSWORD can only be a password in the wrong quotes. */
    private final boolean ofUser;

    private final List<Secret> found = new ArrayList<>();

    private Secrets(String sql, StatementKind kind) {
        this.sql = sql;
        this.known = KINDS.contains(kind);
        this.ofUser = kind == StatementKind.CREATE_USER || kind == StatementKind.ALTER_USER;
    }

    /** Returns the secrets in a statement, in its order. */
    static List<Secret> in(String sql, StatementKind kind) {
        if (!KINDS.contains(kind) && !mayHoldOne(sql, kind)) {
            return List.of();
        }
        Secrets secrets = new Secrets(sql, kind);
        secrets.look(0, sql.length());
        return secrets.found;
    }

    /** Most statements name no secret, and are not cut into tokens once more; of rows there are many. */
    private static boolean mayHoldOne(String sql, StatementKind kind) {
        return kind != StatementKind.INSERT && hasLiteral(sql) && SecretWords.mayIntroduceOne(sql);
    }

    private static boolean hasLiteral(String sql) {
        return sql.indexOf('\'') >= 0 || sql.indexOf('"') >= 0 || sql.indexOf('$') >= 0;
    }

    private void look(int from, int to) {
        int wordStart = from;
        int wordEnd = from; // The word before, which is made into a text only where a literal follows it.
        boolean direct = true;
        for (Token token : Lexer.tokens(sql.substring(from, to))) {
            int start = from + token.start();
            int end = from + token.end();
            switch (token.kind()) {
                case STRING, QUOTED_NAME ->
                    string(token.kind(), word(wordStart, wordEnd), direct, start + 1, token.closed() ? end - 1 : end);
                case DOLLAR_STRING -> body(word(wordStart, wordEnd), direct, start, end);
                default -> {}
            }
            if (token.kind().trivia() || isAs(token.kind(), start, end) || isPrefix(token.kind(), start, end)) {
                continue;
            }
            if (token.kind() == TokenKind.OPERATOR && isAssignment(start, end)) {
                direct = false;
                continue;
            }
            wordStart = start;
            wordEnd = token.kind() == TokenKind.WORD ? end : start;
            direct = true;
        }
    }

    private String word(int start, int end) {
        return sql.substring(start, end).toUpperCase(Locale.ROOT);
    }

    /** Both {@code SESSION_TOKEN 'x'} and {@code SESSION_TOKEN AS 'x'} are right. */
    private boolean isAs(TokenKind kind, int start, int end) {
        return kind == TokenKind.WORD && end - start == 2 && sql.regionMatches(true, start, "AS", 0, 2);
    }

    /** The letter of {@code E'x'}, which belongs to the literal. */
    private boolean isPrefix(TokenKind kind, int start, int end) {
        return kind == TokenKind.WORD
                && end - start == 1
                && end < sql.length()
                && (sql.charAt(end) == '\'' || sql.charAt(end) == '"');
    }

    private boolean isAssignment(int start, int end) {
        String operator = sql.substring(start, end);
        return operator.equals("=")
                || operator.equals(":=")
                || operator.equals(":")
                || operator.equals("=>")
                || operator.equals("(");
    }

    private void body(String before, boolean direct, int start, int end) {
        int tag = sql.indexOf('$', start + 1) + 1 - start;
        int last = end - start > 2 * tag ? end - tag : end;
        if (tag > 0 && SecretWords.introduceOne(before)) {
            literal(before, direct, start + tag, last);
        } else if (tag > 0 && end - start > 2 * tag) {
            look(start + tag, end - tag);
        }
    }

    private void string(TokenKind kind, String before, boolean direct, int from, int to) {
        String text = sql.substring(from, to);
        if (SecretWords.introduceOne(before)) {
            literal(before, direct && (ofUser || kind != TokenKind.QUOTED_NAME), from, to);
        } else if (kind == TokenKind.QUOTED_NAME) {
            return;
        } else if (LOOKS.matcher(text).matches()) {
            add(Kind.KEY, before, from, to);
        } else {
            inside(text, from);
        }
    }

    /** A literal behind the word of a secret, or one that is near to it. */
    private void literal(String before, boolean direct, int from, int to) {
        if (known && direct && KEYS.contains(before)) {
            add(Kind.KEY, before, from, to);
        } else if (known && direct && before.equals("PASSWORD")) {
            add(HASH.matcher(sql.substring(from, to)).matches() ? Kind.HASH : Kind.PASSWORD, before, from, to);
        } else if (LOOKS.matcher(sql.substring(from, to)).matches()) {
            add(Kind.KEY, known ? before : "", from, to);
        } else {
            add(Kind.SUSPECT, before, from, to);
            inside(sql.substring(from, to), from);
        }
    }

    private void inside(String text, int from) {
        Matcher matcher = INSIDE.matcher(text);
        while (matcher.find()) {
            for (int group = 1; group < matcher.groupCount(); group += 2) {
                String name = matcher.group(group);
                if (name != null) {
                    boolean password = name.equalsIgnoreCase("password");
                    add(
                            password ? Kind.PASSWORD : Kind.KEY,
                            name,
                            from + matcher.start(group + 1),
                            from + matcher.end(group + 1));
                }
            }
        }
    }

    private void add(Kind kind, String name, int from, int to) {
        String text = sql.substring(from, to).strip();
        if (!text.isEmpty() && !MARK.matcher(text).matches()) {
            found.add(new Secret(kind, name, from, to));
        }
    }
}
