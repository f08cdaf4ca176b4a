package io.github.redshiftdeploy.local.aws;

/** The services that are answered, and how each speaks. */
enum Service {
    STS("sts", Protocol.QUERY, "https://sts.amazonaws.com/doc/2011-06-15/"),
    REDSHIFT("redshift", Protocol.QUERY, "http://redshift.amazonaws.com/doc/2012-12-01/"),
    SERVERLESS("redshift-serverless", Protocol.JSON, ""),
    SECRETS("secretsmanager", Protocol.JSON, ""),
    DATA("redshift-data", Protocol.JSON, "");

    private final String signingName;
    private final Protocol protocol;
    private final String namespace;

    Service(String signingName, Protocol protocol, String namespace) {
        this.signingName = signingName;
        this.protocol = protocol;
        this.namespace = namespace;
    }

    /** Returns the name that a signature must be scoped to. */
    String signingName() {
        return signingName;
    }

    Protocol protocol() {
        return protocol;
    }

    /** Returns the XML namespace of the answers. */
    String namespace() {
        return namespace;
    }
}
