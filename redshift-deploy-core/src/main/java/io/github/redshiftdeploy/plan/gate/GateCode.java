package io.github.redshiftdeploy.plan.gate;

import io.github.redshiftdeploy.config.Gate;
import io.github.redshiftdeploy.diagnostic.Code;

/** Which gate refuses a deployment. */
public enum GateCode implements Code {
    MAINTENANCE_WINDOW("RS4801"),
    REQUIRE_TICKET("RS4802"),
    REQUIRE_BRANCH("RS4803"),
    REQUIRE_CLEAN_CHECKOUT("RS4804"),
    REQUIRE_DEPLOYED_TO("RS4805"),
    REQUIRE_TESTS("RS4806"),
    REQUIRE_BACKUP("RS4807"),
    REQUIRE_ROLLBACK("RS4808"),
    FORBID("RS4809"),
    MAX_RISK("RS4810");

    private final String id;

    GateCode(String id) {
        this.id = id;
    }

    /** Returns the code of a gate. */
    static GateCode of(Gate gate) {
        return valueOf(gate.name());
    }

    @Override
    public String id() {
        return id;
    }
}
