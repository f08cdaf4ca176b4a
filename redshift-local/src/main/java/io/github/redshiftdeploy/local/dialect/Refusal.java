package io.github.redshiftdeploy.local.dialect;

/** An error that Redshift answers a statement with. */
record Refusal(String sqlState, String message, String hint) {
    Refusal(String sqlState, String message) {
        this(sqlState, message, "");
    }

    /** Redshift knows the statement and does not run it. */
    static Refusal unsupported(String message) {
        return new Refusal("0A000", message);
    }

    static Refusal syntaxErrorAt(String token) {
        return new Refusal("42601", "syntax error at or near \"" + token + "\"");
    }

    /** Redshift runs it, but nothing here could stand in for what it works on. */
    static Refusal notRehearsed(String what) {
        return unsupported("accepted by Amazon Redshift but not rehearsed: " + what);
    }

    /** Returns a statement with which PostgreSQL itself fails so: the transaction is aborted as by any other error. */
    String sql() {
        String raise = "BEGIN RAISE EXCEPTION USING ERRCODE = '" + sqlState + "', MESSAGE = " + Literals.quoted(message)
                + (hint.isEmpty() ? "" : ", HINT = " + Literals.quoted(hint)) + "; END";
        return "DO " + Literals.quoted(raise);
    }
}
