package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.AwsConfig;
import io.github.redshiftdeploy.config.ConfigCode;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.util.regex.Pattern;

/** Another address of AWS than its own: that of the stand-in. */
final class AwsAddress {

    private static final Pattern FORM = Pattern.compile("https?://[^/\\s]+\\S*");

    private AwsAddress() {}

    /** Refuses an address that is none; the SDK would stumble over it. */
    static void check(AwsConfig config, AwsEnvironment environment) {
        if (config.endpoint() != null) {
            check("redshift.awsEndpoint", config.endpoint().toString());
            return;
        }
        environment.setting("aws.endpointUrl", "AWS_ENDPOINT_URL").ifPresent(url -> check("AWS_ENDPOINT_URL", url));
    }

    private static void check(String name, String value) {
        if (!FORM.matcher(value).matches()) {
            throw new DiagnosticException(
                    Diagnostic.error(ConfigCode.WRONG_VALUE, "'" + name + "' is '" + OneLine.of(value) + "'")
                            .help("give an address such as http://localhost:4566, or remove it to ask AWS itself"));
        }
    }
}
