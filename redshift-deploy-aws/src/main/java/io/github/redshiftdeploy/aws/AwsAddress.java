package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.AwsConfig;
import io.github.redshiftdeploy.config.ConfigCode;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Another address of AWS than its own: that of the stand-in. */
final class AwsAddress {

    private static final Pattern FORM = Pattern.compile("https?://[^/\\s]+\\S*");

    /** The SDK takes an address for all services or for each; these are the ones that are asked. */
    private static final List<String> SERVICES = List.of("", "_STS", "_REDSHIFT", "_REDSHIFT_SERVERLESS");

    private AwsAddress() {}

    /** Returns the end of a system property, such as {@code RedshiftServerless} for {@code _REDSHIFT_SERVERLESS}. */
    private static String property(String service) {
        StringBuilder property = new StringBuilder();
        boolean first = true;
        for (int i = 0; i < service.length(); i++) {
            char c = service.charAt(i);
            if (c != '_') {
                property.append(first ? c : Character.toLowerCase(c));
            }
            first = c == '_';
        }
        return property.toString();
    }

    /** Refuses an address that is none; the SDK would stumble over it. */
    static void check(AwsConfig config, AwsEnvironment environment) {
        if (config.endpoint() != null) {
            check("redshift.awsEndpoint", config.endpoint().toString());
            return;
        }
        for (String service : SERVICES) {
            String name = "AWS_ENDPOINT_URL" + service;
            environment.setting("aws.endpointUrl" + property(service), name).ifPresent(url -> check(name, url));
        }
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
