package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.sql.analysis.Analyzer;
import io.github.redshiftdeploy.sql.analysis.Effects;
import io.github.redshiftdeploy.sql.analysis.StatementFacts;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.sql.tree.Command;
import java.util.Objects;
import java.util.function.Consumer;

/** Tells what the statements of one script are. */
public final class Facts implements StatementVisitor {

    private final Analyzer analyzer = new Analyzer();
    private final Consumer<ScriptStatement> witness;

    public Facts() {
        this(statement -> {});
    }

    /** Makes a visitor that shows each statement to somebody else too. */
    public Facts(Consumer<ScriptStatement> witness) {
        this.witness = witness;
    }

    @Override
    public StatementFacts visit(Script script, ScriptStatement statement) {
        witness.accept(statement);
        Command tree =
                Objects.requireNonNull(new SqlParser().parse(statement.sql()).tree(), statement.sql());
        Effects effects = analyzer.analyze(tree);
        StatementFacts facts = analyzer.facts(statement.kind(), tree, effects);
        if (statement.endsNoBlock()) {
            return facts.endsNoBlock();
        }
        return statement.isDeclaredAlone() ? facts.declaredAlone() : facts;
    }
}
