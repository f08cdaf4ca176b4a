package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.diagnostic.Code;

/** What can go wrong between a deployment and AWS. */
public enum AwsCode implements Code {
    NO_CREDENTIALS("RS4101"),
    ACCESS_DENIED("RS4102"),
    NOT_FOUND("RS4103"),
    NOT_AVAILABLE("RS4104"),
    EXPIRED_CREDENTIALS("RS4105"),
    WEB_IDENTITY_REJECTED("RS4106"),
    THROTTLED("RS4107"),
    UNREACHABLE("RS4108"),
    CREDENTIALS_REFUSED("RS4109"),
    REQUEST_REFUSED("RS4110"),
    CREDENTIALS_NOT_LOADED("RS4111"),
    AWS_FAILED("RS4112"),
    NO_ANSWER_OF_AWS("RS4113"),
    NOT_ENABLED("RS4114"),
    UNUSABLE_SECRET("RS4115");

    private final String id;

    AwsCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
