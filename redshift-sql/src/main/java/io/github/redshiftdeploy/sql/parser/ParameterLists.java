package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Parameter;
import io.github.redshiftdeploy.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of functions, procedures and cursors: a type, a name before it, a mode before or behind that.
 */
final class ParameterLists {

    /** As many as a routine may have for values that go in, and again for values that come out. */
    private static final int MOST = 32;

    private static final String[] MODES = {"IN", "OUT", "INOUT"};

    /** Words that stand behind the parameters of some command, and are no types. */
    private static final Set<Keyword> BEHIND = EnumSet.of(DEFAULT, RETURNS, LANGUAGE, AS, OWNER, RENAME);

    private final Grammar grammar;
    private final Tokens tokens;

    ParameterLists(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads parameters in parentheses, perhaps none. */
    List<Parameter> enclosed(String where) {
        int opener = tokens.here();
        tokens.expect('(', where);
        if (tokens.accept(')')) {
            return List.of();
        }
        List<Parameter> parameters = new ArrayList<>();
        do {
            parameters.add(parameter(parameters.isEmpty() ? "after '('" : "after ','"));
        } while (tokens.accept(','));
        close(opener);
        check(parameters);
        return List.copyOf(parameters);
    }

    private void close(int opener) {
        Keyword next = tokens.keyword();
        if (next != null && BEHIND.contains(next)) {
            tokens.close(')', opener, "after the parameters");
        } else {
            tokens.closeList(opener, "after the parameter");
        }
    }

    private Parameter parameter(String where) {
        int at = tokens.here();
        String mode = mode();
        Name name = namedAhead() ? grammar.names.take(null) : null;
        if (mode.isEmpty()) {
            mode = mode();
            checkMode();
        }
        if (name == null && !grammar.types.atType() && tokens.atWord(1)) {
            throw tokens.expected("a type", where).helping(Hints.reserved(tokens));
        }
        TypeName type = grammar.types.type(name == null ? where : "after the parameter '" + name.text() + "'");
        checkArray(type);
        return new Parameter(name, mode, type, value(), at);
    }

    private String mode() {
        if (tokens.at(IN, OUT) && tokens.atWord(2)) {
            tokens.advance();
            tokens.advance();
            return "INOUT";
        }
        if ((tokens.at(IN) || tokens.at(OUT) || tokens.at(INOUT)) && tokens.atWord(1)) {
            String mode = String.valueOf(tokens.keyword());
            tokens.advance();
            return mode;
        }
        return "";
    }

    /** A mode that is mistyped would be taken for the type. */
    private void checkMode() {
        boolean typeAhead = tokens.keyword() == null && tokens.kind() == TokenKind.WORD && tokens.atWord(1);
        if (typeAhead && Suggestion.of(tokens.text(), List.of(MODES)).isPresent()) {
            throw tokens.oneOf("before the type of the parameter", MODES).mistake();
        }
    }

    /** Tells a name before its type from a type of several words, and from one that the bracket should close. */
    private boolean namedAhead() {
        if (!tokens.atName() || !tokens.atWord(1) || grammar.types.wordsBelongTogether()) {
            return false;
        }
        Keyword second = tokens.keyword(1);
        return second == null || !BEHIND.contains(second);
    }

    /** Reports an array as the type of a parameter or variable. */
    void checkArray(TypeName type) {
        if (type.suffix() != null && type.suffix().startsWith("[")) {
            grammar.unsupported("arrays", type.at(), "SUPER holds arrays");
        }
    }

    private @Nullable Expression value() {
        if (!tokens.at(DEFAULT) && !tokens.at('=')) {
            return null;
        }
        grammar.unsupported(
                "default values of parameters", tokens.here(), "make a second routine with fewer parameters");
        tokens.advance();
        return grammar.expressions.expression();
    }

    private void check(List<Parameter> parameters) {
        Map<String, Name> known = new HashMap<>();
        for (Parameter parameter : parameters) {
            Name name = parameter.name();
            Name same = name == null ? null : known.putIfAbsent(name.key(), name);
            if (name != null && same != null) {
                grammar.report(Problem.of(SqlCode.CONFLICT, name.at(), "there are two parameters '" + name.text() + "'")
                        .help("give one of them another name")
                        .note("the other one is", same.at()));
            }
        }
        checkCount(parameters, List.of("", "IN", "INOUT"), "go in");
        checkCount(parameters, List.of("OUT", "INOUT"), "come out");
    }

    private void checkCount(List<Parameter> parameters, List<String> modes, String direction) {
        List<Parameter> counted = parameters.stream()
                .filter(parameter -> modes.contains(parameter.mode()))
                .toList();
        if (counted.size() > MOST) {
            grammar.report(Problem.of(
                            SqlCode.ROUTINE_TOO_LARGE,
                            counted.get(MOST).at(),
                            counted.size() + " parameters " + direction + ", and " + MOST + " are the most")
                    .help("pass several values in one, such as a SUPER object"));
        }
    }

    /** Reports {@code $4} where there are three parameters. */
    void checkNumbers(Tokens body, int count) {
        int from = body.place();
        for (; !body.ended(); body.advance()) {
            int number = number(body);
            if (number > count || number == 0) {
                grammar.report(Problem.of(
                                SqlCode.UNDECLARED,
                                body.here(),
                                "there is no parameter '" + body.text() + "'; there "
                                        + (count == 1 ? "is 1 parameter" : "are " + count + " parameters"))
                        .help(count == 0 ? "add the parameter" : "use a number from 1 to " + count));
            }
        }
        body.back(from);
    }

    private static int number(Tokens body) {
        if (body.kind() != TokenKind.PARAMETER) {
            return -1;
        }
        String digits = body.text().substring(1);
        return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
