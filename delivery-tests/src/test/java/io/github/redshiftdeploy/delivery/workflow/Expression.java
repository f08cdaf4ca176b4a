package io.github.redshiftdeploy.delivery.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of GitHub's workflows, as far as ours use them; whatever else is an error and never a guess. As in
 * GitHub, nothing is null, {@code &&} and {@code ||} give one of their sides, and texts are equal whatever their case.
 */
final class Expression {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<text>'(?:[^']|'')*')|(?<mark>\\|\\||&&|==|!=|[!().,])|(?<word>[A-Za-z_][A-Za-z0-9_-]*))");

    private static final Pattern EMBEDDED = Pattern.compile("\\$\\{\\{(.*?)}}", Pattern.DOTALL);

    /** What a name or a call means where the expression stands. */
    interface Scope {
        /** Returns a context, such as {@code inputs}; an unknown one is an error. */
        Map<String, Object> context(String name);

        /** Calls a function; an unknown one is an error. */
        Object call(String function, List<Object> arguments);
    }

    private final List<String> tokens = new ArrayList<>();
    private final Scope scope;
    private final String source;
    private int at;

    private Expression(String source, Scope scope) {
        this.source = source;
        this.scope = scope;
        Matcher matcher = TOKEN.matcher(source.strip());
        while (matcher.regionStart() < matcher.regionEnd()) {
            if (!matcher.lookingAt()) {
                throw new IllegalArgumentException("unknown expression: " + source);
            }
            tokens.add(matcher.group().strip());
            matcher.region(matcher.end(), matcher.regionEnd());
        }
    }

    /** Returns the value of an expression. */
    static @Nullable Object value(String source, Scope scope) {
        Expression expression = new Expression(source, scope);
        Object value = expression.or();
        if (expression.at < expression.tokens.size()) {
            throw expression.unexpected();
        }
        return value;
    }

    /** Returns a text with the values of its expressions; a text that is one expression gives its value as it is. */
    static @Nullable Object fill(@Nullable Object template, Scope scope) {
        if (!(template instanceof String text)) {
            return template;
        }
        Matcher matcher = EMBEDDED.matcher(text);
        if (matcher.matches() && matcher.group(1).indexOf("${{") < 0) {
            return value(matcher.group(1), scope);
        }
        return matcher.reset().replaceAll(found -> Matcher.quoteReplacement(text(value(found.group(1), scope))));
    }

    /** Returns a value as it stands in a text. */
    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** Tells whether a value counts as true. */
    static boolean truth(@Nullable Object value) {
        return value != null && !value.equals(false) && !value.equals("") && !value.equals(0);
    }

    /** Tells whether an expression asks how the steps before went; if it does not, they must have gone well. */
    static boolean asksForStatus(String source) {
        return Pattern.compile("\\b(always|success|failure|cancelled)\\(")
                .matcher(source)
                .find();
    }

    private @Nullable Object or() {
        Object left = and();
        while (take("||")) {
            Object right = and();
            left = truth(left) ? left : right;
        }
        return left;
    }

    private @Nullable Object and() {
        Object left = equality();
        while (take("&&")) {
            Object right = equality();
            left = truth(left) ? right : left;
        }
        return left;
    }

    private @Nullable Object equality() {
        Object left = unary();
        if (take("==")) {
            return same(left, unary());
        }
        if (take("!=")) {
            return !same(left, unary());
        }
        return left;
    }

    private static boolean same(@Nullable Object left, @Nullable Object right) {
        return Objects.equals(text(left).toLowerCase(Locale.ROOT), text(right).toLowerCase(Locale.ROOT));
    }

    private @Nullable Object unary() {
        if (take("!")) {
            return !truth(unary());
        }
        if (take("(")) {
            Object inner = or();
            expect(")");
            return inner;
        }
        String token = next();
        if (token.startsWith("'")) {
            return token.substring(1, token.length() - 1).replace("''", "'");
        }
        if (token.equals("true") || token.equals("false")) {
            return Boolean.valueOf(token);
        }
        if (!Character.isLetter(token.charAt(0))) {
            at--;
            throw unexpected();
        }
        return take("(") ? scope.call(token, arguments()) : property(token);
    }

    private List<Object> arguments() {
        List<Object> arguments = new ArrayList<>();
        while (!take(")")) {
            arguments.add(Objects.requireNonNullElse(or(), ""));
            if (!take(",")) {
                expect(")");
                break;
            }
        }
        return arguments;
    }

    private @Nullable Object property(String name) {
        Object value = scope.context(name);
        while (take(".")) {
            String key = next();
            if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
                throw new IllegalArgumentException("nothing is known of '" + key + "' in: " + source);
            }
            value = map.get(key);
        }
        return value;
    }

    private boolean take(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw unexpected();
        }
    }

    private String next() {
        if (at == tokens.size()) {
            throw unexpected();
        }
        return tokens.get(at++);
    }

    private IllegalArgumentException unexpected() {
        String where = at < tokens.size() ? "'" + tokens.get(at) + "'" : "the end";
        return new IllegalArgumentException("did not expect " + where + " in: " + source);
    }
}
