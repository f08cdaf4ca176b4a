package io.github.redshiftdeploy.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** Carries every problem that a stage found; the goals turn it into Maven's failure. */
public final class DiagnosticException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /** Carries the problems; there must be at least one. */
    public DiagnosticException(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::render).collect(Collectors.joining("\n\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** Carries one problem. */
    public DiagnosticException(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    /** Carries one problem and what it came from. */
    public DiagnosticException(Diagnostic diagnostic, Throwable cause) {
        this(List.of(diagnostic));
        initCause(cause);
    }

    /** Returns the problems in the order in which they were found. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
