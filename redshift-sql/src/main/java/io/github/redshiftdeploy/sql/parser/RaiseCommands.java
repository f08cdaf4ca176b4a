package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.PlStatement;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.List;

/** Reads RAISE and GET DIAGNOSTICS. */
final class RaiseCommands {

    private static final String[] LEVELS = {"DEBUG", "LOG", "INFO", "NOTICE", "WARNING", "EXCEPTION"};

    private final ProcedureBody body;
    private final Grammar grammar;
    private final Tokens tokens;

    RaiseCommands(ProcedureBody body) {
        this.body = body;
        this.grammar = body.grammar;
        this.tokens = body.tokens;
    }

    /** Reads a RAISE. */
    PlStatement raise() {
        int at = tokens.here();
        tokens.advance();
        if (tokens.at(';')) {
            again(at);
            return new PlStatement.Raise("", null, List.of(), at);
        }
        String level =
                tokens.atString() ? "" : grammar.words(LEVELS).map(Words::words).orElseThrow(this::noLevel);
        if (!tokens.atString() && !grammar.atPlaceholder()) {
            throw tokens.expected(
                    "the message as a string", "after 'RAISE" + (level.isEmpty() ? "'" : " " + level + "'"));
        }
        Expression format = grammar.expressions.operand();
        List<Expression> values = tokens.accept(',') ? grammar.expressions.list() : List.of();
        values.forEach(body.variables::used);
        if (tokens.atWord() && !tokens.onNewLine() && !tokens.at(USING)) {
            throw tokens.expected("',' or ';'", "after the message of 'RAISE'")
                    .helping("is a comma missing before " + tokens.found() + "?");
        }
        checkCount(format, values);
        using();
        body.statements.end("after the message of 'RAISE'");
        return new PlStatement.Raise(level, format, values, at);
    }

    private SyntaxError noLevel() {
        return tokens.oneOf("after 'RAISE'", LEVELS).mistake();
    }

    private void using() {
        if (tokens.at(USING)) {
            grammar.unsupported("RAISE … USING", tokens.here(), "write what matters into the message");
            while (!tokens.ended() && !tokens.at(';')) {
                tokens.advance();
            }
        }
    }

    /** A RAISE alone throws again what a handler caught. */
    private void again(int at) {
        body.statements.end("after 'RAISE'");
        if (!body.scope().in(VariableScope.Kind.HANDLER)) {
            grammar.report(Problem.of(SqlCode.MISPLACED, at, "RAISE alone stands outside an exception handler")
                    .help("write a level and a message, as in RAISE EXCEPTION 'no rows'"));
        } else if (!body.procedure.nonatomic()) {
            grammar.report(
                    Problem.warning(SqlCode.MISPLACED, at, "RAISE alone stands in a procedure that is not NONATOMIC")
                            .help("leave it out: the error is raised again anyway when the handler ends"));
        }
    }

    private void checkCount(Expression format, List<Expression> values) {
        if (!(format instanceof Literal literal)) {
            grammar.report(
                    Problem.of(SqlCode.SYNTAX, format.at(), "the message of RAISE is one string, and no expression")
                            .help("write % where the value goes, and the value behind a comma"));
            return;
        }
        if (literal.kind() != Literal.Kind.STRING) {
            return;
        }
        int marks = marks(literal.text());
        if (marks != values.size()) {
            int at = marks < values.size() ? values.get(marks).at() : format.at();
            grammar.report(Problem.warning(
                            SqlCode.RAISE_VALUES,
                            at,
                            "the message has " + count(marks, "mark") + " '%', and " + count(values.size(), "value")
                                    + (values.size() == 1 ? " follows" : " follow"))
                    .help("write a value for each %; a percent sign itself is written %%"));
        }
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static int marks(String text) {
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                continue;
            }
            if (i + 1 < text.length() && text.charAt(i + 1) == '%') {
                i++;
            } else {
                marks++;
            }
        }
        return marks;
    }

    /** Reads {@code GET DIAGNOSTICS}. */
    PlStatement diagnostics() {
        int at = tokens.here();
        tokens.advance();
        tokens.expect(DIAGNOSTICS, "after 'GET'");
        List<PlStatement.Diagnostic> items = new ArrayList<>();
        do {
            items.add(item());
        } while (tokens.accept(','));
        body.statements.end("after 'GET DIAGNOSTICS'");
        return new PlStatement.GetDiagnostics(List.copyOf(items), at);
    }

    private PlStatement.Diagnostic item() {
        int at = tokens.here();
        Name target = grammar.names.qualified("a variable", "after 'GET DIAGNOSTICS'");
        body.variables.assigned(target);
        if (!tokens.accept(":=") && !tokens.accept('=')) {
            throw tokens.expected("':='", "after the variable '" + target.text() + "'");
        }
        String item = grammar.oneOf("after ':='", "ROW_COUNT", "RESULT_OID").words();
        return new PlStatement.Diagnostic(target, item, at);
    }
}
