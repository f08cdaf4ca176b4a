package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Says what an exception of the SDK means and what to do about it. */
record AwsFailure(AwsClients clients, AwsEnvironment environment, Optional<WebIdentity> web) {

    /** The action that a web identity needs. */
    static final String WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";

    private static final Map<String, AwsCode> CODES = Map.ofEntries(
            Map.entry("AccessDenied", AwsCode.ACCESS_DENIED),
            Map.entry("AccessDeniedException", AwsCode.ACCESS_DENIED),
            Map.entry("AuthFailure", AwsCode.CREDENTIALS_REFUSED),
            Map.entry("ClusterNotFound", AwsCode.NOT_FOUND),
            Map.entry("ClusterNotFoundFault", AwsCode.NOT_FOUND),
            Map.entry("ExpiredToken", AwsCode.EXPIRED_CREDENTIALS),
            Map.entry("ExpiredTokenException", AwsCode.EXPIRED_CREDENTIALS),
            Map.entry("IncompleteSignature", AwsCode.CREDENTIALS_REFUSED),
            Map.entry("InvalidClientTokenId", AwsCode.CREDENTIALS_REFUSED),
            Map.entry("InvalidParameterCombination", AwsCode.REQUEST_REFUSED),
            Map.entry("InvalidParameterValue", AwsCode.REQUEST_REFUSED),
            Map.entry("InvalidSignatureException", AwsCode.CREDENTIALS_REFUSED),
            Map.entry("MissingAuthenticationToken", AwsCode.CREDENTIALS_REFUSED),
            Map.entry("MissingParameter", AwsCode.REQUEST_REFUSED),
            Map.entry("ResourceNotFoundException", AwsCode.NOT_FOUND),
            Map.entry("SignatureDoesNotMatch", AwsCode.CREDENTIALS_REFUSED),
            Map.entry("UnauthorizedException", AwsCode.EXPIRED_CREDENTIALS),
            Map.entry("UnrecognizedClientException", AwsCode.CREDENTIALS_REFUSED),
            Map.entry("UnsupportedOperation", AwsCode.REQUEST_REFUSED),
            Map.entry("ValidationError", AwsCode.REQUEST_REFUSED),
            Map.entry("ValidationException", AwsCode.REQUEST_REFUSED));

    DiagnosticException explain(RuntimeException exception, AwsQuestion question) {
        return new DiagnosticException(diagnostic(exception, question), exception);
    }

    private Diagnostic diagnostic(RuntimeException exception, AwsQuestion question) {
        if (exception instanceof AwsServiceException answer) {
            return ofAnswer(answer, question);
        }
        return Optional.of(new Unreachable(clients, environment))
                .filter(unreachable -> !question.action().isEmpty())
                .flatMap(unreachable -> unreachable.diagnostic(exception, question))
                .orElseGet(() -> notLoaded(exception, question));
    }

    private Diagnostic ofAnswer(AwsServiceException answer, AwsQuestion question) {
        if (question.action().equals(WEB_IDENTITY) && answer.statusCode() < 500 && !answer.isThrottlingException()) {
            return webIdentityRejected(answer, question);
        }
        if (answer.isThrottlingException()) {
            return Diagnostic.error(
                            AwsCode.THROTTLED,
                            "AWS refused '" + question.action() + "' "
                                    + clients.limits().attempts() + " times in a row because of too many requests")
                    .help("deploy again in a minute; other jobs of this account ask AWS the same at the same time");
        }
        AwsCode code = CODES.getOrDefault(errorCode(answer), AwsCode.AWS_FAILED);
        return switch (code) {
            case ACCESS_DENIED -> Denial.diagnostic(text(answer), question);
            case NOT_FOUND -> notFound(question);
            case EXPIRED_CREDENTIALS ->
                Diagnostic.error(
                                code,
                                "the AWS credentials from " + question.origin().place(environment) + " have expired")
                        .help(question.origin().renewal());
            case CREDENTIALS_REFUSED -> refused(answer, question);
            case REQUEST_REFUSED ->
                Diagnostic.error(code, refusal(answer, question))
                        .help("correct "
                                + question.settings().stream()
                                        .map(name -> "'" + name + "'")
                                        .collect(Collectors.joining(" or ")));
            case NO_CREDENTIALS,
                    NOT_AVAILABLE,
                    WEB_IDENTITY_REJECTED,
                    THROTTLED,
                    UNREACHABLE,
                    CREDENTIALS_NOT_LOADED,
                    AWS_FAILED ->
                Diagnostic.error(AwsCode.AWS_FAILED, refusal(answer, question))
                        .help("deploy again; if it stays, look at the AWS Health Dashboard (request id "
                                + OneLine.of(answer.requestId()) + ")");
        };
    }

    private static Diagnostic notFound(AwsQuestion question) {
        return Diagnostic.error(
                        AwsCode.NOT_FOUND,
                        "there is no " + question.subject() + " in region '" + question.region() + "'")
                .help("check '" + question.settings().get(0)
                        + "' and 'redshift.region', and that the AWS credentials are those of" + " the right account");
    }

    private Diagnostic refused(AwsServiceException answer, AwsQuestion question) {
        String text = text(answer);
        Diagnostic problem = Diagnostic.error(
                AwsCode.CREDENTIALS_REFUSED,
                "AWS does not accept the credentials from " + question.origin().place(environment) + ": " + text);
        if (text.startsWith("Signature expired") || text.startsWith("Signature not yet current")) {
            return problem.help("set the clock of this machine");
        }
        return problem.help("check that the key exists, that the secret belongs to it and that AWS_SESSION_TOKEN is"
                + " set if the key begins with ASIA");
    }

    private Diagnostic webIdentityRejected(AwsServiceException answer, AwsQuestion question) {
        String claims = web.map(WebIdentity::claims).orElse("");
        return Diagnostic.error(
                        AwsCode.WEB_IDENTITY_REJECTED,
                        "AWS does not trade the web identity for " + question.subject() + ": " + text(answer))
                .help("let the trust policy of the role accept a token with " + claims
                        + ", and check that AWS_ROLE_ARN is right and the token not older than its few minutes");
    }

    private Diagnostic notLoaded(RuntimeException exception, AwsQuestion question) {
        return Diagnostic.error(
                        AwsCode.CREDENTIALS_NOT_LOADED,
                        "the AWS credentials from " + question.origin().place(environment) + " cannot be loaded: "
                                + OneLine.of(exception.getMessage()))
                .help(question.origin().renewal());
    }

    private static String refusal(AwsServiceException answer, AwsQuestion question) {
        return "AWS refused '" + question.action() + "' with " + answer.statusCode() + " '" + errorCode(answer) + "': "
                + text(answer);
    }

    private static String errorCode(AwsServiceException answer) {
        return answer.awsErrorDetails() == null
                ? ""
                : OneLine.of(answer.awsErrorDetails().errorCode());
    }

    private static String text(AwsServiceException answer) {
        return OneLine.of(
                answer.awsErrorDetails() == null
                        ? answer.getMessage()
                        : answer.awsErrorDetails().errorMessage());
    }
}
