package io.github.redshiftdeploy.aws;

/** What there is to log in to. */
sealed interface LoginTarget permits ProvisionedCluster, ServerlessWorkgroup {

    /** Returns what it is and its name, such as {@code cluster 'dw'}. */
    String subject();

    /** Asks AWS how and where it is. */
    Availability availability();

    /** Asks AWS for a password. */
    TemporaryLogin login();

    /** Gives up what the connection to AWS holds. */
    void close();
}
