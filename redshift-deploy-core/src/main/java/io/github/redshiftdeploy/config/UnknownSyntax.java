package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Severity;

/** What it means that a statement of a known command holds an option, a clause or a privilege that is not known. */
public enum UnknownSyntax {
    /** It is a mistake, and nothing runs before it is mended. */
    ERROR(Severity.ERROR),
    /** It may be new in Redshift: the statement runs, and the server decides. */
    WARNING(Severity.WARNING);

    private final Severity severity;

    UnknownSyntax(Severity severity) {
        this.severity = severity;
    }

    /** Returns how such a statement is told of. */
    public Severity severity() {
        return severity;
    }
}
