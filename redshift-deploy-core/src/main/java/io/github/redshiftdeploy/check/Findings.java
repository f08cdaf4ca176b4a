package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.diagnostic.Severity;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptCode;
import io.github.redshiftdeploy.sql.SqlCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is found in one script: as much as helps somebody, the rest is counted. */
public final class Findings {

    /** The most that is said of each severity about one script: to say more costs time and helps nobody. */
    private static final int MOST = 50;

    private final Script script;
    private final Levels levels;
    private final Acceptance acceptance;
    private final Allowances allowances = new Allowances();
    private final Censor censor = new Censor();
    private final List<Diagnostic> problems = new ArrayList<>();
    private final List<Finding> breaches = new ArrayList<>();
    private int errors;
    private int warnings;
    private int allowed;
    private int accepted;
    private boolean cut;
    private boolean spoilt;

    Findings(Script script, Levels levels, Acceptance acceptance) {
        this.script = script;
        this.levels = levels;
        this.acceptance = acceptance;
    }

    /** Returns the script. */
    public Script script() {
        return script;
    }

    /** Takes what a check has found. */
    public void add(Finding finding) {
        if (levels.forbids(finding.rule()) && breaches.size() < MOST) {
            breaches.add(finding);
        }
        Optional<Severity> severity = levels.severity(finding.rule());
        if (severity.isEmpty()) {
            return;
        }
        if (allowances.allows(finding.rule(), finding.spot().statement())) {
            allowed++;
        } else if (acceptance.accepts(finding)) {
            accepted++;
        } else {
            add(diagnostic(finding, severity.get()));
        }
    }

    /** Returns what the target forbids, though the project may allow it. */
    List<Finding> breaches() {
        return breaches;
    }

    /** Takes a problem that nobody can allow. */
    void add(Diagnostic problem) {
        spoilt |= problem.code() == ScriptCode.BREAKING_VALUE || problem.code() == SqlCode.NUL_CHARACTER;
        cut |= problem.code() instanceof SqlCode code && code.endsReading();
        boolean error = problem.severity() == Severity.ERROR;
        int before = error ? errors++ : warnings++;
        if (before < MOST) {
            problems.add(problem);
        }
    }

    /** Tells whether since the last call something was found that makes no sense of the statement around it. */
    boolean takeSpoilt() {
        boolean was = spoilt;
        spoilt = false;
        return was;
    }

    /** Tells whether the script was, or can be, read to its end. */
    boolean whole() {
        return !cut && errors < MOST;
    }

    /** Tells whether findings must carry what recognises their statement. */
    boolean recognises() {
        return acceptance.recognises();
    }

    /** Returns what keeps its secrets out of what is shown. */
    Censor censor() {
        return censor;
    }

    /** Returns what its comments allow. */
    Allowances allowances() {
        return allowances;
    }

    /** Returns what would be accepted from now on; nothing changes for a script that could not be read to its end. */
    Baseline.Change change() {
        return whole() ? acceptance.change(levels) : acceptance.noChange();
    }

    Tally tally() {
        return new Tally(errors, warnings, allowed, accepted);
    }

    /** Returns the problems in the order of the script, with their source lines. */
    List<Diagnostic> shown() {
        if (whole()) {
            allowances.unused(levels.rules()).forEach(this::add);
        }
        problems.sort(Comparator.comparing(Diagnostic::place, Comparator.nullsFirst(Place.BY_LINE)));
        if (errors >= MOST) {
            problems.add(Diagnostic.error(CheckCode.TOO_MANY, "the script has too many mistakes to show them all")
                    .at(Place.file(script.name()))
                    .help("mend these first; perhaps it is no SQL, or a placeholder has no value"));
        }
        if (warnings > MOST) {
            problems.add(Diagnostic.warning(
                            CheckCode.TOO_MANY, "the script has " + (warnings - MOST) + " more warnings than are shown")
                    .at(Place.file(script.name()))
                    .help("accept them all with a baseline, or turn a rule off"));
        }
        return script.show(problems).stream().map(censor::apply).toList();
    }

    /** The name of the rule is what a user has to write to allow it. */
    private Diagnostic diagnostic(Finding finding, Severity severity) {
        return new Diagnostic(
                        severity,
                        finding.rule(),
                        script.place(finding.spot().position()),
                        finding.message(),
                        finding.notes(),
                        finding.help())
                .note("rule: " + finding.rule().word());
    }
}
