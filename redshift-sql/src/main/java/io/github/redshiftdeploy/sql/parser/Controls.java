package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.LoopHead;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.PlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the statements that hold others: IF, CASE and loops. A mistake in their heads leaves out none of these. */
final class Controls {

    /** In the place of a condition with a mistake. */
    private static final Expression NOTHING = new Literal(Literal.Kind.WORD, "NULL", 0);

    private final ProcedureBody body;
    private final Grammar grammar;
    private final Tokens tokens;

    Controls(ProcedureBody body) {
        this.body = body;
        this.grammar = body.grammar;
        this.tokens = body.tokens;
    }

    /** Reads an IF. */
    PlStatement.If conditional() {
        int at = tokens.here();
        body.structure.open(Structure.Part.IF);
        List<PlStatement.Branch> branches = new ArrayList<>();
        do {
            branches.add(branch());
        } while (tokens.at(ELSIF) || tokens.at(ELSEIF));
        PlStatement.Otherwise otherwise = otherwise();
        close(at, "IF");
        return new PlStatement.If(List.copyOf(branches), otherwise, at);
    }

    private PlStatement.Branch branch() {
        int at = tokens.here();
        String word = String.valueOf(tokens.keyword());
        tokens.advance();
        Expression condition = head(body.statements::value, THEN, "after the condition of '" + word + "'");
        List<PlStatement> statements = body.blocks.statements();
        return new PlStatement.Branch(condition == null ? NOTHING : condition, statements, at);
    }

    private PlStatement.@Nullable Otherwise otherwise() {
        int at = tokens.here();
        if (!tokens.accept(ELSE)) {
            return null;
        }
        if (tokens.at(IF) && !tokens.onNewLine()) {
            body.structure.elseIf();
        }
        return new PlStatement.Otherwise(body.blocks.statements(), at);
    }

    /** Reads the END of a part; what stands astray before it is left out. */
    private void close(int opener, String part) {
        Structure.Closing closing = body.structure.close(opener);
        while (closing == Structure.Closing.ASTRAY) {
            body.blocks.statements();
            closing = body.structure.close(opener);
        }
        if (closing == Structure.Closing.CLOSED) {
            body.statements.end("after 'END " + part + "'");
        }
    }

    /**
     * Reads the head of a part and the word that ends it. After a mistake, which is reported, it goes on behind the
     * word; the head is then null.
     */
    private <T> @Nullable T head(Supplier<T> reader, Keyword end, String where) {
        int depth = grammar.depth();
        try {
            T head = reader.get();
            end(end, where);
            return head;
        } catch (SyntaxError error) {
            body.recover(error, depth);
            while (!tokens.ended() && !tokens.at(';') && !tokens.at(end)) {
                tokens.advance();
            }
            tokens.advance();
            return null;
        }
    }

    /** Reads THEN or LOOP. When it is missing or mistyped, says so, and goes on as though it was there. */
    void end(Keyword word, String where) {
        if (tokens.accept(word)) {
            return;
        }
        Problem missing = tokens.oneOf(where, word.name()).problem();
        grammar.report(tokens.onNewLine() ? missing.at(Math.max(tokens.behind() - 1, 0)) : missing);
        boolean mistyped = tokens.atWord()
                && Suggestion.of(tokens.text(), List.of(word.name())).isPresent();
        if (mistyped || tokens.at(';')) {
            tokens.advance();
        }
    }

    /** Reads a CASE. */
    PlStatement.Case choice() {
        int at = tokens.here();
        tokens.advance();
        body.structure.open(Structure.Part.CASE);
        Expression operand = tokens.at(WHEN) ? null : body.statements.value();
        if (!tokens.at(WHEN)) {
            throw tokens.expected("WHEN", operand == null ? "after 'CASE'" : "after the operand of 'CASE'");
        }
        List<PlStatement.When> branches = new ArrayList<>();
        while (tokens.at(WHEN)) {
            int when = tokens.here();
            tokens.advance();
            List<Expression> values = head(this::values, THEN, "after the values of 'WHEN'");
            List<PlStatement> statements = body.blocks.statements();
            branches.add(new PlStatement.When(values == null ? List.of(NOTHING) : values, statements, when));
        }
        PlStatement.Otherwise otherwise = otherwise();
        close(at, "CASE");
        return new PlStatement.Case(operand, List.copyOf(branches), otherwise, at);
    }

    private List<Expression> values() {
        List<Expression> values = grammar.expressions.list();
        values.forEach(body.variables::used);
        return values;
    }

    /** Tells whether a loop begins here. */
    boolean atLoop() {
        return tokens.at(LOOP) || tokens.at(WHILE) || tokens.at(FOR);
    }

    /** Reads a loop. */
    PlStatement.Loop loop(@Nullable Name label, int at) {
        int opener = tokens.here();
        LoopHead head = loopHead();
        body.enter(VariableScope.Kind.LOOP, label);
        if (head instanceof LoopHead.Range range) {
            body.scope().declare(range.variable().text(), range.variable().at());
        }
        body.structure.open(Structure.Part.LOOP);
        List<PlStatement> statements = new ArrayList<>(body.blocks.statements());
        closeLoop(label, opener, statements);
        body.leave();
        return new PlStatement.Loop(label, head, List.copyOf(statements), at);
    }

    private void closeLoop(@Nullable Name label, int opener, List<PlStatement> statements) {
        Structure.Closing closing = body.structure.close(opener);
        while (closing == Structure.Closing.ASTRAY) {
            statements.addAll(body.blocks.statements());
            closing = body.structure.close(opener);
        }
        if (closing == Structure.Closing.CLOSED) {
            body.blocks.endLabel(label, "loop");
            body.statements.end("after 'END LOOP'");
        }
    }

    private @Nullable LoopHead loopHead() {
        if (tokens.accept(LOOP)) {
            return null;
        }
        String where = "after the head of '" + tokens.keyword() + "'";
        return head(tokens.at(WHILE) ? this::whileHead : this::forHead, LOOP, where);
    }

    private LoopHead whileHead() {
        int at = tokens.here();
        tokens.advance();
        return new LoopHead.While(body.statements.value(), at);
    }

    private LoopHead forHead() {
        int at = tokens.here();
        tokens.advance();
        List<Name> targets = grammar.names.list("a variable", "after 'FOR'");
        tokens.expect(IN, "after the variable of 'FOR'");
        boolean reverse = tokens.accept(REVERSE);
        if (!reverse && (grammar.queries.atQuery() || tokens.at(EXECUTE))) {
            targets.forEach(body.variables::assigned);
            return new LoopHead.Rows(targets, rows(), at);
        }
        Expression from = grammar.expressions.expression();
        if (!reverse && from instanceof Name cursor && tokens.at(LOOP)) {
            body.variables.cursor(cursor);
            targets.forEach(body.variables::assigned);
            return new LoopHead.Rows(targets, cursor, at);
        }
        if (!tokens.accept("..")) {
            throw tokens.expected("'..' or a query", "after 'IN'");
        }
        Expression until = body.statements.value();
        body.variables.used(from);
        Expression step = tokens.accept(BY) ? body.statements.value() : null;
        return new LoopHead.Range(targets.get(0), reverse, from, until, step, at);
    }

    /** Reads a query, or EXECUTE and the text of one. */
    Node rows() {
        return tokens.at(EXECUTE) ? body.statements.dynamic() : grammar.queries.query();
    }

    /** Reads {@code EXIT} or {@code CONTINUE}. */
    PlStatement.Leave leave() {
        int at = tokens.here();
        String word = String.valueOf(tokens.keyword());
        tokens.advance();
        Name label = tokens.atName() ? grammar.names.take(null) : null;
        Expression condition = tokens.accept(WHEN) ? body.statements.value() : null;
        body.variables.left(word, label, at);
        body.statements.end("after '" + word + "'");
        return new PlStatement.Leave(word, label, condition, at);
    }
}
