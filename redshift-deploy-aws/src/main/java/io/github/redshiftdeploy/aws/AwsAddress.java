package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.AwsConfig;
import io.github.redshiftdeploy.config.ConfigCode;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Another address of AWS than its own: that of the stand-in. */
final class AwsAddress {

    private static final Pattern FORM = Pattern.compile("https?://[^/\\s]+\\S*");

    /**
     * The variables by which the SDK takes an address, for all services or for each that is asked, and its properties.
     */
    private static final SortedMap<String, String> SETTINGS = new TreeMap<>(Map.of(
            "AWS_ENDPOINT_URL", "aws.endpointUrl",
            "AWS_ENDPOINT_URL_STS", "aws.endpointUrlSts",
            "AWS_ENDPOINT_URL_REDSHIFT", "aws.endpointUrlRedshift",
            "AWS_ENDPOINT_URL_REDSHIFT_SERVERLESS", "aws.endpointUrlRedshiftServerless",
            "AWS_ENDPOINT_URL_SECRETS_MANAGER", "aws.endpointUrlSecretsManager"));

    private AwsAddress() {}

    /** Refuses an address that is none; the SDK would stumble over it. */
    static void check(AwsConfig config, AwsEnvironment environment) {
        if (config.endpoint() != null) {
            check("redshift.awsEndpoint", config.endpoint().toString());
            return;
        }
        SETTINGS.forEach(
                (variable, property) -> environment.setting(property, variable).ifPresent(url -> check(variable, url)));
    }

    /** A password may stand before the host. */
    private static String shown(String value) {
        int user = value.lastIndexOf('@');
        return OneLine.of(user < 0 ? value : "…" + value.substring(user));
    }

    private static @Nullable URI address(String value) {
        try {
            return FORM.matcher(value).matches() ? new URI(value) : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static void check(String name, String value) {
        URI address = address(value);
        if (address == null || address.getHost() == null || address.getUserInfo() != null) {
            throw new DiagnosticException(
                    Diagnostic.error(ConfigCode.WRONG_VALUE, "'" + name + "' is '" + shown(value) + "'")
                            .help("give an address such as http://localhost:4566, or remove it to ask AWS itself"));
        }
        EncryptedOnly.require(address.getScheme(), address.getHost());
    }
}
