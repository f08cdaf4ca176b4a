package io.github.redshiftdeploy.connect;

import io.github.redshiftdeploy.diagnostic.Code;

/** Why there is no connection. */
public enum ConnectCode implements Code {
    NO_ANSWER("RS4001"),
    WRONG_HOST_NAME("RS4002"),
    UNTRUSTED_CERTIFICATE("RS4003"),
    LOGIN_REFUSED("RS4004"),
    NO_SUCH_DATABASE("RS4005"),
    UNREACHABLE("RS4006"),
    TOO_MANY_CONNECTIONS("RS4007"),
    WRONG_CERTIFICATES("RS4008"),
    INIT_SQL("RS4009"),
    FAILED("RS4010");

    private final String id;

    ConnectCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
