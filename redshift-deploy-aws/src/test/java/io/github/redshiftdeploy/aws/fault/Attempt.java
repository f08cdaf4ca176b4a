package io.github.redshiftdeploy.aws.fault;

import io.github.redshiftdeploy.aws.DataProject;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * How a deployment ended.
 *
 * @param shown what was shown of its failure
 * @param refused whether nothing has run
 */
record Attempt(boolean succeeded, String shown, boolean refused) {

    static Attempt at(DataProject project) {
        try {
            Outcome outcome = project.execute();
            Diagnostic failure = outcome.failure();
            return new Attempt(outcome.state() == State.SUCCEEDED, failure == null ? "" : failure.render(), false);
        } catch (DiagnosticException e) {
            return new Attempt(false, String.valueOf(e.getMessage()), true);
        } catch (IOException | TransportException e) {
            return new Attempt(false, "it threw " + trace(e), true);
        } catch (RuntimeException bug) {
            return new Attempt(false, "a bug: " + trace(bug), false);
        }
    }

    private static String trace(Exception problem) {
        StringWriter trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
