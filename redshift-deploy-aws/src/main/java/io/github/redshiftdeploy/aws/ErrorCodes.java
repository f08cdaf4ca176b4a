package io.github.redshiftdeploy.aws;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What AWS's names of errors mean for a deployment. */
final class ErrorCodes {

    private static final Map<String, AwsCode> CODES = Map.ofEntries(
            Map.entry("AccessDenied", AwsCode.ACCESS_DENIED),
            Map.entry("AccessDeniedException", AwsCode.ACCESS_DENIED),
            Map.entry("AuthFailure", AwsCode.CREDENTIALS_REFUSED),
            Map.entry("ClusterNotFound", AwsCode.NOT_FOUND),
            Map.entry("ClusterNotFoundFault", AwsCode.NOT_FOUND),
            Map.entry("ConflictException", AwsCode.NOT_AVAILABLE),
            Map.entry("ExpiredToken", AwsCode.EXPIRED_CREDENTIALS),
            Map.entry("ExpiredTokenException", AwsCode.EXPIRED_CREDENTIALS),
            Map.entry("IDPRejectedClaim", AwsCode.WEB_IDENTITY_REJECTED),
            Map.entry("IncompleteSignature", AwsCode.CREDENTIALS_REFUSED),
            Map.entry("InvalidAccessKeyId", AwsCode.CREDENTIALS_REFUSED),
            Map.entry("InvalidClientTokenId", AwsCode.CREDENTIALS_REFUSED),
            Map.entry("InvalidClusterState", AwsCode.NOT_AVAILABLE),
            Map.entry("InvalidIdentityToken", AwsCode.WEB_IDENTITY_REJECTED),
            Map.entry("InvalidParameterCombination", AwsCode.REQUEST_REFUSED),
            Map.entry("InvalidParameterValue", AwsCode.REQUEST_REFUSED),
            Map.entry("DecryptionFailure", AwsCode.ACCESS_DENIED),
            Map.entry("InvalidRequestException", AwsCode.REQUEST_REFUSED),
            Map.entry("InvalidSignatureException", AwsCode.CREDENTIALS_REFUSED),
            Map.entry("MissingAuthenticationToken", AwsCode.CREDENTIALS_REFUSED),
            Map.entry("MissingParameter", AwsCode.REQUEST_REFUSED),
            Map.entry("OptInRequired", AwsCode.NOT_ENABLED),
            Map.entry("RegionDisabledException", AwsCode.NOT_ENABLED),
            Map.entry("ResourceNotFoundException", AwsCode.NOT_FOUND),
            Map.entry("SignatureDoesNotMatch", AwsCode.CREDENTIALS_REFUSED),
            Map.entry("SubscriptionRequiredException", AwsCode.NOT_ENABLED),
            Map.entry("UnauthorizedException", AwsCode.EXPIRED_CREDENTIALS),
            Map.entry("UnrecognizedClientException", AwsCode.CREDENTIALS_REFUSED),
            Map.entry("UnsupportedOperation", AwsCode.REQUEST_REFUSED),
            Map.entry("ValidationError", AwsCode.REQUEST_REFUSED),
            Map.entry("ValidationException", AwsCode.REQUEST_REFUSED));

    /** A request with such an answer was made at another time than AWS has. */
    private static final Set<String> CLOCK = Set.of("RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed");

    private ErrorCodes() {}

    /** Returns what an answer means. */
    static AwsCode of(AwsServiceException answer) {
        String code = Impostor.code(answer);
        if (isNowhere(answer)) {
            return AwsCode.NOT_FOUND;
        }
        return CLOCK.contains(code) ? AwsCode.CREDENTIALS_REFUSED : CODES.getOrDefault(code, AwsCode.AWS_FAILED);
    }

    /** The Data API has no code of its own for a cluster that does not exist. */
    private static boolean isNowhere(AwsServiceException answer) {
        return answer.awsErrorDetails() != null
                && String.valueOf(answer.awsErrorDetails().errorMessage())
                        .startsWith("Redshift endpoint doesn't exist in this region");
    }

    /** Returns what an answer to a web identity means: that it is denied or expired is said of the token. */
    static AwsCode ofWebIdentity(AwsServiceException answer) {
        AwsCode code = of(answer);
        return switch (code) {
            case ACCESS_DENIED, EXPIRED_CREDENTIALS, CREDENTIALS_REFUSED, REQUEST_REFUSED ->
                AwsCode.WEB_IDENTITY_REJECTED;
            default -> code;
        };
    }

    /** Tells whether a request was refused because of its time. */
    static boolean ofClock(AwsServiceException answer, String text) {
        return CLOCK.contains(Impostor.code(answer))
                || text.startsWith("Signature expired")
                || text.startsWith("Signature not yet current");
    }
}
