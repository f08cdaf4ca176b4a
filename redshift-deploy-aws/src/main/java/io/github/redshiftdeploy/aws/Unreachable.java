package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/** Says why no answer came from AWS. */
record Unreachable(AwsClients clients, AwsEnvironment environment) {

    /** Returns what is wrong, or nothing when the exception is not about the network. */
    Optional<Diagnostic> diagnostic(RuntimeException exception, AwsQuestion question) {
        if (exception instanceof ApiCallTimeoutException || exception instanceof ApiCallAttemptTimeoutException) {
            long seconds = clients.limits().call().toSeconds();
            return Optional.of(diagnostic("no answer from AWS within " + seconds + " s", question));
        }
        if (!(exception instanceof SdkException)) {
            return Optional.empty();
        }
        return cause(exception, UnknownHostException.class)
                .map(e -> "there is no host '" + OneLine.of(e.getMessage()) + "'")
                .or(() -> cause(exception, IOException.class)
                        .map(e -> "AWS cannot be reached: " + OneLine.of(e.getMessage())))
                .map(message -> diagnostic(message, question));
    }

    private Diagnostic diagnostic(String message, AwsQuestion question) {
        return Diagnostic.error(
                        AwsCode.UNREACHABLE,
                        message + " ('" + question.action() + "' in region '" + question.region() + "')")
                .help(Stream.of(
                                "check the network, proxy and VPC endpoints of this machine",
                                address(),
                                region(question))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("; ")));
    }

    private String address() {
        return Optional.ofNullable(clients.endpoint())
                .map(Object::toString)
                .or(() -> environment.setting("aws.endpointUrl", "AWS_ENDPOINT_URL"))
                .map(url -> "AWS is looked for at '" + OneLine.of(url) + "'")
                .orElse("");
    }

    private static String region(AwsQuestion question) {
        return Region.regions().contains(question.region())
                ? ""
                : Regions.suggestion(question.region().id());
    }

    private static <T extends Throwable> Optional<T> cause(@Nullable Throwable from, Class<T> type) {
        return Stream.<Throwable>iterate(from, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
