package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * As whom AWS is asked: the credentials that were found and, after them, the role.
 *
 * @param steps each way to credentials, with the question that it puts to AWS; the last one's are used
 * @param open what must be closed
 */
record Identity(List<Step> steps, Origin origin, AwsFailure failure, List<SdkAutoCloseable> open) {

    /** Copies the lists. */
    Identity {
        steps = List.copyOf(steps);
        open = List.copyOf(open);
    }

    AwsCredentialsProvider provider() {
        return steps.get(steps.size() - 1).provider();
    }

    /** Obtains credentials, so that what goes wrong here is not blamed on the question they are needed for. */
    void resolve() {
        for (Step step : steps) {
            try {
                step.provider().resolveCredentials();
            } catch (DiagnosticException e) {
                throw e;
            } catch (RuntimeException e) {
                // The SDK has no exception of its own for a profile without a session, a broken process or an empty
                // answer.
                if (!Stumble.isOfSdk(e)) {
                    throw e;
                }
                throw failure.explain(e, step.question());
            }
        }
    }

    /** Returns the account of whoever asks, twelve digits; AWS tells it whatever the role may do. */
    String account() {
        resolve();
        AwsClients clients = failure.clients();
        try (StsClient sts = clients.client(StsClient.builder(), provider())) {
            return sts.getCallerIdentity().account();
        } catch (RuntimeException e) {
            if (!Stumble.isOfSdk(e)) {
                throw e;
            }
            throw failure.explain(
                    e,
                    new AwsQuestion(
                            "sts:GetCallerIdentity",
                            "caller",
                            List.of("redshift.region"),
                            List.of("*"),
                            clients.region(),
                            origin));
        }
    }

    void close() {
        open.forEach(SdkAutoCloseable::close);
    }

    /** A way to credentials. */
    record Step(AwsCredentialsProvider provider, AwsQuestion question) {}
}
