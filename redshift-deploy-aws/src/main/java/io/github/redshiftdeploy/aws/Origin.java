package io.github.redshiftdeploy.aws;

/** Where AWS credentials were found. */
enum Origin {
    STAND_IN("the stand-in", "start the stand-in again"),
    SYSTEM_PROPERTIES("the system properties 'aws.accessKeyId' and 'aws.secretAccessKey'", "set new ones"),
    ENVIRONMENT(
            "the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
            "set new ones, AWS_SESSION_TOKEN included; in a workflow run aws-actions/configure-aws-credentials"
                    + " right before the deployment, with a longer role-duration-seconds if need be"),
    WEB_IDENTITY(
            "the web identity in AWS_WEB_IDENTITY_TOKEN_FILE for the role in AWS_ROLE_ARN",
            "fetch a new token right before the deployment"),
    PROFILE(
            "the profile",
            "sign in again, with 'aws sso login' if the profile uses IAM Identity Center;"
                    + " 'aws sts get-caller-identity' shows whether it works"),
    CONTAINER("the container (AWS_CONTAINER_CREDENTIALS_*)", "restart the container"),
    INSTANCE("the EC2 instance", "check the clock and the role of the instance");

    private final String place;
    private final String renewal;

    Origin(String place, String renewal) {
        this.place = place;
        this.renewal = renewal;
    }

    /** Returns the place in words that go after "from". */
    String place(AwsEnvironment environment) {
        return this == PROFILE ? place + " '" + Profiles.name(environment) + "'" : place;
    }

    /** Returns what to do when the credentials have expired. */
    String renewal() {
        return renewal;
    }
}
