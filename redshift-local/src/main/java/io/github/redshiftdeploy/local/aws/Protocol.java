package io.github.redshiftdeploy.local.aws;

/** The two ways in which AWS's services speak. */
enum Protocol {
    /** Form in, XML out. */
    QUERY("text/xml"),
    /** JSON 1.1 both ways. */
    JSON("application/x-amz-json-1.1");

    private final String contentType;

    Protocol(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }
}
