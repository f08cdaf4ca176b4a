package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.diagnostic.Code;

/** What a plan cannot decide. */
public enum PlanCode implements Code {
    CHANGED_ONCE("RS4301"),
    IN_DOUBT("RS4302"),
    CHANGED_BEFORE_CUT("RS4303"),
    TEMPORARY_TABLES("RS4304"),
    INSIDE_BLOCK("RS4305"),
    CHANGED_APPLIED("RS4306"),
    OTHER_DATABASE("RS4307"),
    SESSION_LEFT("RS4308"),
    APPLIED_ELSEWHERE("RS4309"),
    CONSUMER_FIRST("RS4310");

    private final String id;

    PlanCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
