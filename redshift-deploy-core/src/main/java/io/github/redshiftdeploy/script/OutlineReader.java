package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.analysis.StatementFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Reads a script once, from end to end, for everything that wants to know something about it before it runs. */
public final class OutlineReader {

    private final List<Outline.Stretch> stretches = new ArrayList<>();
    private int statements;
    private final SessionLog.Builder session = new SessionLog.Builder();

    private OutlineReader() {}

    /**
     * Returns the outline of a script.
     *
     * @param visitor sees each statement once, and tells what it is
     * @param mistakes takes what is wrong with the text
     * @param goOn tells after each statement whether to read on; the outline is of what was read
     */
    public static Outline read(
            Script script,
            ScriptConfig config,
            StatementVisitor visitor,
            Consumer<Diagnostic> mistakes,
            BooleanSupplier goOn)
            throws IOException {
        OutlineReader outline = new OutlineReader();
        try (ScriptReader reader = new ScriptReader(script, config, mistakes)) {
            for (Optional<ScriptStatement> next = reader.next(); next.isPresent(); next = reader.next()) {
                StatementFacts facts = visitor.visit(reader.script(), next.get());
                outline.add(next.get(), facts);
                checkDeclared(script, next.get(), facts, mistakes);
                if (!goOn.getAsBoolean()) {
                    break;
                }
            }
            return new Outline(
                    reader.script(),
                    reader.checksum(),
                    outline.statements,
                    outline.stretches,
                    outline.session.log(),
                    reader.inputs(),
                    reader.passedOver(),
                    reader.requirements(),
                    List.of());
        }
    }

    private static void checkDeclared(
            Script script, ScriptStatement statement, StatementFacts facts, Consumer<Diagnostic> mistakes) {
        boolean border = facts.statementClass() != StatementClass.ALONE;
        if (border && statement.isDeclaredAlone()) {
            mistakes.accept(Diagnostic.error(
                            ScriptCode.WRONG_DIRECTIVE,
                            "'" + statement.kind() + "' cannot run alone: it begins or ends a transaction")
                    .at(script.place(statement.start()))
                    .help("remove 'alone' from its comment"));
        }
    }

    private void add(ScriptStatement statement, StatementFacts facts) {
        statements++;
        session.add(statement.number(), facts);
        int top = stretches.size() - 1;
        Outline.Stretch stretch = new Outline.Stretch(
                facts.statementClass(),
                facts.isolation(),
                facts.where(),
                statement.number(),
                statement.number(),
                facts.kind(),
                statement.start());
        if (top >= 0 && stretches.get(top).joins(stretch)) {
            stretches.set(top, stretches.get(top).to(stretch.last()));
        } else {
            stretches.add(stretch);
        }
    }
}
