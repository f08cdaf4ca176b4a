package io.github.redshiftdeploy.plan.gate;

import io.github.redshiftdeploy.config.Gate;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.List;

/** Makes what a gate says that refuses: what it saw, what it wants, and how to waive it. */
final class Refusal {

    /** More places than these are not read any more. */
    private static final int MOST = 20;

    private Refusal() {}

    /**
     * Returns a refusal.
     *
     * @param saw the fact
     * @param wants what would let the deployment through
     * @param details what it saw, piece by piece
     */
    static Diagnostic of(Gate gate, String saw, String wants, List<String> details) {
        Diagnostic refusal = Diagnostic.error(GateCode.of(gate), gate + " refuses: " + saw);
        for (String detail : details.subList(0, Math.min(details.size(), MOST))) {
            refusal = refusal.note(detail);
        }
        if (details.size() > MOST) {
            refusal = refusal.note("and " + (details.size() - MOST) + " more");
        }
        return refusal.note("wants: " + wants)
                .help("mend it, or waive the gate and say why: -Dredshift.waive=" + gate + ":<reason>");
    }
}
