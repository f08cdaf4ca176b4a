package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.ConfigCode;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Lets no question to AWS leave this machine in the clear: the answer is a password, and the question may hold a token.
 * Wherever the SDK found the address, in a variable, a profile or a system property, it is looked at as it is used.
 *
 * <p>The SDK itself makes one for every client, also for those of a profile that assumes a role or of single sign-on,
 * because its file {@code global/handlers/execution.interceptors} names this class.
 */
public final class EncryptedOnly implements ExecutionInterceptor {

    private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "[::1]");

    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|\\d?\\d)){3}");

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        require(context.httpRequest().protocol(), context.httpRequest().host());
    }

    /** Refuses an address without TLS, unless it is this machine's own. */
    static void require(String protocol, String host) {
        if (!protocol.equalsIgnoreCase("https") && !isLoopback(host)) {
            throw new DiagnosticException(
                    Diagnostic.error(
                                    ConfigCode.WRONG_VALUE,
                                    "AWS is to be asked at '" + OneLine.of(host) + "' without TLS")
                            .help(
                                    "give an address that begins with https:// in AWS_ENDPOINT_URL or 'endpoint_url' of the profile,"
                                            + " or remove it to ask AWS itself; only an address of this machine may do without TLS"));
        }
    }

    /** No other name counts, not even one below {@code localhost}: it may be DNS that says what that means. */
    private static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT))
                || LOOPBACK_V4.matcher(host).matches();
    }
}
