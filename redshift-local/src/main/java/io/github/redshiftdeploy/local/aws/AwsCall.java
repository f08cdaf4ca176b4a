package io.github.redshiftdeploy.local.aws;

/**
 * A request that the endpoints saw.
 *
 * @param service the service that the request was signed for, such as {@code redshift}; empty when it was not signed
 * @param region the region that the request was signed for; empty when it was not signed
 * @param operation the operation, such as {@code GetClusterCredentials}
 * @param accessKey the id of the access key that signed the request; empty when it was not signed
 * @param signatureOk whether the signature was right; an unsigned request has none
 */
public record AwsCall(String service, String region, String operation, String accessKey, boolean signatureOk) {}
