package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.plan.Step;

/** Hears what happens while it happens. What is about a script comes in one piece, between its start and its end. */
public interface Progress {

    /** A script begins; it is number {@code i} of {@code n}. */
    void scriptStarted(Step step, int i, int n);

    /** The server said something during a statement, such as what a procedure raised. */
    void message(String severity, String text);

    /** A statement returned rows. */
    void rows(Rows rows);

    /** A script ended. */
    void scriptEnded(ScriptOutcome outcome, int i, int n);

    /** Something else is worth knowing, such as that a transaction is tried again; it may come at any time. */
    void remark(String text);
}
