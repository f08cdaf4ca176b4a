package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.diagnostic.Code;

/** What can be wrong with tests, and with what they test. */
public enum SqlTestCode implements Code {
    WRONG_EXPECTATION("RS6601"),
    COMMITS_WITHOUT_LEAVE("RS6602"),
    NOT_AS_EXPECTED("RS6603"),
    STATEMENT_FAILED("RS6604"),
    SLOWER("RS6605"),
    TESTS_FAILED("RS6606"),
    CANCELLED("RS6607");

    private final String id;

    SqlTestCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
