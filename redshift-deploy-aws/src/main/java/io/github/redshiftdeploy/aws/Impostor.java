package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Recognises an answer that is not in AWS's form: something between here and AWS has given it. */
final class Impostor {

    static final String HELP = "something between this machine and AWS may answer in its place, such as a proxy or a"
            + " sign-in page: check HTTPS_PROXY, NO_PROXY and AWS_ENDPOINT_URL";

    private static final int PROXY_LOGIN = 407;

    /** The SDK tells by its words alone that it could not read an answer. */
    private static final String UNREADABLE = "Unable to unmarshall response";

    private Impostor() {}

    /** Returns what is wrong, or nothing when AWS itself has answered, or nobody has. */
    static Optional<Diagnostic> diagnostic(RuntimeException exception, AwsQuestion question) {
        if (question.action().isEmpty()) {
            return Optional.empty();
        }
        if (exception instanceof AwsServiceException answer) {
            return code(answer).isEmpty() && answer.requestId() == null
                    ? Optional.of(ofStatus(answer.statusCode(), question))
                    : Optional.empty();
        }
        boolean unreadable = exception instanceof SdkClientException
                && String.valueOf(exception.getMessage()).startsWith(UNREADABLE);
        // an answer without content becomes one by which the SDK's own code stumbles
        return unreadable || exception instanceof NullPointerException
                ? Optional.of(error("what answered '" + question.action() + "' is not AWS: nobody can read it"))
                : Optional.empty();
    }

    private static Diagnostic ofStatus(int status, AwsQuestion question) {
        if (status == PROXY_LOGIN) {
            return Diagnostic.error(
                            AwsCode.NO_ANSWER_OF_AWS,
                            "a proxy wants a login before it asks AWS '" + question.action() + "' (status 407)")
                    .help("give HTTPS_PROXY its user and password, or name the address of AWS in NO_PROXY");
        }
        return error(
                "what answered '" + question.action() + "' with status " + status + " is not AWS: it names no error");
    }

    private static Diagnostic error(String message) {
        return Diagnostic.error(AwsCode.NO_ANSWER_OF_AWS, message).help(HELP);
    }

    /** Returns AWS's name of an error; empty when there is none. */
    static String code(AwsServiceException answer) {
        return answer.awsErrorDetails() == null
                ? ""
                : OneLine.of(answer.awsErrorDetails().errorCode());
    }
}
