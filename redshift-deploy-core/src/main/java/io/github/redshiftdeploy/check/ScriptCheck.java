package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.effect.AnalyzedStatement;
import io.github.redshiftdeploy.effect.EffectSum;
import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.OutlineReader;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.sql.analysis.Analyzer;
import io.github.redshiftdeploy.sql.analysis.Doubt;
import io.github.redshiftdeploy.sql.analysis.Effects;
import io.github.redshiftdeploy.sql.analysis.StatementFacts;
import io.github.redshiftdeploy.sql.parser.Parsed;
import io.github.redshiftdeploy.sql.tree.Command;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one script once, and lets every check look at each statement. */
final class ScriptCheck {

    private final Script script;
    private final Findings findings;
    private final @Nullable SyntaxCheck syntax;
    private final List<Check> checks;
    private final List<SetCheck.Extract> extracts;
    private final LengthCheck length;
    private final Analyzer analyzer;
    private final EffectSum effects = new EffectSum();
    private final BlockCheck blocks;
    private final ProcedureCheck procedures;

    /**
     * Makes the check of one script.
     *
     * @param database the database that the script is deployed to; absent when nobody has said it
     * @param syntax absent when statements are not parsed, and then nothing but the script's own transactions is known
     */
    ScriptCheck(
            Script script,
            @Nullable String database,
            Findings findings,
            @Nullable SyntaxCheck syntax,
            LengthCheck length,
            List<Check> checks,
            List<SetCheck.Extract> extracts) {
        this.script = script;
        this.findings = findings;
        this.syntax = syntax;
        this.length = length;
        this.checks = checks;
        this.extracts = extracts;
        this.blocks = new BlockCheck(findings, database != null);
        this.procedures = new ProcedureCheck(findings);
        this.analyzer = new Analyzer(database);
    }

    /** Returns what is known when the script has been read, and before it is compared with the others. */
    Read read(ScriptConfig config) throws IOException {
        long begun = System.nanoTime();
        Outline outline = OutlineReader.read(script, config, this::look, findings::add, findings::whole);
        if (syntax != null) {
            outline.requirements().forEach(syntax::parse);
        }
        if (findings.whole()) {
            TransactionCheck.check(outline).forEach(findings::add);
            checks.forEach(check -> check.end(findings));
        }
        return new Read(
                script,
                outline,
                effects(),
                script.text().bytes(),
                Duration.ofNanos(System.nanoTime() - begun),
                findings);
    }

    private ScriptEffects effects() {
        if (syntax == null) {
            return ScriptEffects.UNKNOWN;
        }
        return findings.whole() ? effects.effects() : ScriptEffects.unknown("statements that were not read");
    }

    private StatementFacts look(Script described, ScriptStatement statement) {
        length.statement(described, statement);
        List<Secret> secrets = Secrets.in(statement.sql(), statement.kind());
        secrets.forEach(secret -> findings.censor().hide(secret.text(statement.sql())));
        if (syntax == null) {
            return inItsPlace(statement, StatementFacts.unread(statement.kind()));
        }
        Parsed parsed = syntax.parse(statement);
        Effects effects = effects(parsed);
        StatementFacts facts = facts(statement, parsed, effects);
        AnalyzedStatement analyzed = new AnalyzedStatement(statement, facts, parsed.tree(), effects);
        CheckedStatement checked = new CheckedStatement(described, analyzed, secrets, findings.recognises());
        this.effects.statement(analyzed);
        if (!syntax.reports()) {
            // What a target forbids is looked for all the same; nobody hears of it but its gate.
            checks.forEach(check -> check.statement(checked, findings));
            extracts.forEach(extract -> extract.statement(checked));
            return facts;
        }
        findings.allowances().read(checked, findings);
        blocks.statement(checked);
        procedures.statement(checked);
        for (Check check : checks) {
            check.statement(checked, findings);
        }
        for (SetCheck.Extract extract : extracts) {
            extract.statement(checked);
        }
        if (parsed.tree() == null) {
            findings.allowances().forget(statement.number());
        }
        return facts;
    }

    private Effects effects(Parsed parsed) {
        Command tree = parsed.tree();
        Effects effects = tree == null ? Effects.NONE : analyzer.analyze(tree);
        return parsed.unknown() ? effects.doubting(Doubt.UNKNOWN_SYNTAX) : effects;
    }

    private StatementFacts facts(ScriptStatement statement, Parsed parsed, Effects effects) {
        Command tree = parsed.tree();
        StatementFacts facts =
                tree == null ? analyzer.unread(statement.kind()) : analyzer.facts(statement.kind(), tree, effects);
        StatementFacts known = parsed.unknown() ? facts.partlyKnown() : facts;
        return inItsPlace(statement, statement.isDeclaredAlone() ? known.declaredAlone() : known);
    }

    private static StatementFacts inItsPlace(ScriptStatement statement, StatementFacts facts) {
        return statement.endsNoBlock() ? facts.endsNoBlock() : facts;
    }

    /** A script that has been read. */
    record Read(
            Script script, Outline outline, ScriptEffects effects, long bytes, Duration elapsed, Findings findings) {

        /** Returns what is told of it. */
        CheckedScript checked() {
            List<Diagnostic> shown = findings.shown();
            return new CheckedScript(
                    outline, effects, bytes, elapsed, shown, findings.tally(), findings.breaches(), findings.change());
        }
    }
}
