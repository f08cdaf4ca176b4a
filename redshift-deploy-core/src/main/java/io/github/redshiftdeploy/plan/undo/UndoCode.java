package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.diagnostic.Code;

/** Why a deployment is not undone. */
public enum UndoCode implements Code {
    NO_DEPLOYMENT("RS4401"),
    NOT_TO_UNDO("RS4402"),
    NO_WAY_BACK("RS4403"),
    LATER_DEPLOYMENT("RS4404"),
    UNFINISHED_ROLLBACK("RS4405"),
    WOULD_LOSE_ROWS("RS4406"),
    CHANGED_SINCE("RS4407"),
    DEPENDED_ON("RS4408"),
    NO_OBJECT("RS4409"),
    NOT_BACKED_UP("RS4410");

    private final String id;

    UndoCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
