package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.TransportName;
import io.github.redshiftdeploy.config.UnknownSyntax;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.script.Discovered;
import io.github.redshiftdeploy.script.ParallelMap;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The checks of a set of scripts. Scripts are read beside each other; what looks across them follows their order. */
public final class ScriptSet {

    private final ScriptConfig config;
    private final Baseline baseline;
    private final RuleChecks rules;
    private final UnknownSyntax unknownSyntax;
    private final TransportName transport;
    private final CheckConfig.Depth depth;
    private final @Nullable String database;
    private final Levels levels;
    private final List<SetCheckRun<?>> across;

    /** A parser knows many names when it comes to the next script, so a thread keeps it. */
    private final ThreadLocal<SqlParser> parsers = ThreadLocal.withInitial(SqlParser::new);

    private ScriptSet(ScriptConfig config, CheckConfig checks, Baseline baseline, RuleChecks rules) {
        this.config = config;
        this.rules = rules;
        this.baseline = baseline;
        this.unknownSyntax = checks.unknownSyntax();
        this.transport = checks.transport();
        this.depth = checks.depth();
        this.database = checks.database();
        this.levels = Levels.of(checks);
        this.across = levels.checked().stream()
                .map(rules::setCheck)
                .flatMap(Optional::stream)
                .<SetCheckRun<?>>map(SetCheckRun::new)
                .toList();
    }

    /**
     * Checks scripts.
     *
     * @param found all of them
     * @param chosen those of which something is told; the others are only looked at where somebody looks across scripts
     * @param rules who looks for what
     * @param mistakes takes what is wrong with the order, if what the scripts do decides it
     * @return the chosen ones in the order in which they run
     */
    public static List<CheckedScript> check(
            Discovered found,
            Predicate<Script> chosen,
            ScriptConfig config,
            CheckConfig checks,
            Baseline baseline,
            RuleChecks rules,
            Consumer<Diagnostic> mistakes)
            throws IOException {
        return new ScriptSet(config, checks, baseline, rules).check(found, chosen, mistakes);
    }

    private List<CheckedScript> check(Discovered found, Predicate<Script> chosen, Consumer<Diagnostic> mistakes)
            throws IOException {
        List<Script> needed = found.scripts().stream()
                .filter(script -> chosen.test(script) || !across.isEmpty() || found.byDependencies())
                .toList();
        List<ScriptCheck.Read> read = new ArrayList<>(ParallelMap.map(needed, Script::name, this::read));
        if (found.byDependencies()) {
            sort(read, mistakes);
        }
        read.forEach(script -> look(script.script(), script.findings()));
        across.forEach(SetCheckRun::end);
        read.removeIf(script -> !chosen.test(script.script()));
        return ParallelMap.map(read, script -> script.script().name(), ScriptCheck.Read::checked);
    }

    private void sort(List<ScriptCheck.Read> read, Consumer<Diagnostic> mistakes) {
        if (depth != CheckConfig.Depth.ALL) {
            mistakes.accept(Diagnostic.error(
                            CheckCode.NO_DEPENDENCY_ORDER,
                            "'order: dependencies' needs to know what the scripts do, but they are not checked")
                    .help("remove 'redshift.validate=false', or list the scripts in ordering.yaml"));
            return;
        }
        List<ScriptCheck.Read> given = List.copyOf(read);
        DependencyOrder.Sorted sorted = DependencyOrder.sort(
                given.stream().map(script -> script.script().name()).toList(),
                given.stream().map(ScriptCheck.Read::effects).toList());
        sorted.cycle().ifPresentOrElse(mistakes, () -> {
            read.clear();
            sorted.order().forEach(place -> read.add(given.get(place)));
        });
    }

    private ScriptCheck.Read read(Script script) throws IOException {
        Findings findings = new Findings(script, levels, new Acceptance(script.name(), baseline));
        List<Check> checks = levels.checked().stream()
                .map(rules::check)
                .flatMap(Optional::stream)
                .toList();
        List<SetCheck.Extract> extracts =
                across.stream().map(each -> each.extract(script.name())).toList();
        SyntaxCheck syntax = depth == CheckConfig.Depth.TEXT
                ? null
                : new SyntaxCheck(parsers.get(), script, findings, unknownSyntax, depth == CheckConfig.Depth.ALL);
        LengthCheck length = new LengthCheck(transport, findings);
        return new ScriptCheck(script, database, findings, syntax, length, checks, extracts).read(config);
    }

    private void look(Script script, Findings findings) {
        across.forEach(each -> each.take(script.name(), findings));
    }
}
