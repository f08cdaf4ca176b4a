package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Says what an exception of the SDK means and what to do about it. */
record AwsFailure(AwsClients clients, AwsEnvironment environment, Optional<WebIdentity> web) {

    /** The action that a web identity needs. */
    static final String WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";

    DiagnosticException explain(RuntimeException exception, AwsQuestion question) {
        if (exception.getCause() instanceof DiagnosticException ours) {
            return ours;
        }
        return new DiagnosticException(diagnostic(exception, question), exception);
    }

    private Diagnostic diagnostic(RuntimeException exception, AwsQuestion question) {
        Optional<Diagnostic> impostor = Impostor.diagnostic(exception, question);
        if (impostor.isPresent()) {
            return impostor.get();
        }
        if (exception instanceof AwsServiceException answer) {
            return ofAnswer(answer, question);
        }
        return Optional.of(new Unreachable(clients, environment))
                .filter(unreachable -> !question.action().isEmpty())
                .flatMap(unreachable -> unreachable.diagnostic(exception, question))
                .orElseGet(() -> notLoaded(exception, question));
    }

    private Diagnostic ofAnswer(AwsServiceException answer, AwsQuestion question) {
        if (answer.isThrottlingException()) {
            return Diagnostic.error(
                            AwsCode.THROTTLED,
                            "AWS refused '" + question.action() + "' " + answer.numAttempts()
                                    + " times in a row because of too many requests")
                    .help("deploy again in a minute; other jobs of this account ask AWS the same at the same time");
        }
        AwsCode code =
                question.action().equals(WEB_IDENTITY) ? ErrorCodes.ofWebIdentity(answer) : ErrorCodes.of(answer);
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
            case WEB_IDENTITY_REJECTED -> webIdentityRejected(answer, question);
            case NOT_AVAILABLE ->
                Diagnostic.error(code, refusal(answer, question))
                        .help("something else changes it at this moment: deploy again in a few minutes");
            case NOT_ENABLED ->
                Diagnostic.error(code, refusal(answer, question))
                        .help("the account has not switched on the service or region '" + question.region()
                                + "': do so in its settings, or check 'redshift.region' and that the AWS credentials are"
                                + " those of the right account");
            case NO_CREDENTIALS,
                    THROTTLED,
                    UNREACHABLE,
                    CREDENTIALS_NOT_LOADED,
                    NO_ANSWER_OF_AWS,
                    UNUSABLE_SECRET,
                    AWS_FAILED -> failed(answer, question);
        };
    }

    /** What AWS calls a fault of the one who asks may pass, but its health is not in question. */
    private static Diagnostic failed(AwsServiceException answer, AwsQuestion question) {
        String id = " (request id " + OneLine.of(answer.requestId()) + ")";
        return Diagnostic.error(AwsCode.AWS_FAILED, refusal(answer, question))
                .help(
                        answer.statusCode() >= 500
                                ? "deploy again; if it stays, look at the AWS Health Dashboard" + id
                                : "look up '" + Impostor.code(answer) + "' in AWS's reference of this action" + id);
    }

    private static Diagnostic notFound(AwsQuestion question) {
        return Diagnostic.error(
                        AwsCode.NOT_FOUND,
                        "there is no " + question.subject() + " in region '" + question.region() + "'")
                .help("check '" + question.settings().get(0) + (question.regional() ? "' and 'redshift.region'" : "'")
                        + ", and that the AWS credentials are those of" + " the right account");
    }

    private Diagnostic refused(AwsServiceException answer, AwsQuestion question) {
        String text = text(answer);
        Diagnostic problem = Diagnostic.error(
                AwsCode.CREDENTIALS_REFUSED,
                "AWS does not accept the credentials from " + question.origin().place(environment) + ": " + text);
        if (ErrorCodes.ofClock(answer, text)) {
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
        return "AWS refused '" + question.action() + "' with " + answer.statusCode() + " '" + Impostor.code(answer)
                + "': " + text(answer);
    }

    private static String text(AwsServiceException answer) {
        return OneLine.of(
                answer.awsErrorDetails() == null
                        ? answer.getMessage()
                        : answer.awsErrorDetails().errorMessage());
    }
}
