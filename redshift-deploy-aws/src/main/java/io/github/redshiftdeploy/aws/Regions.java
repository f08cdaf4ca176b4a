package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.AwsConfig;
import io.github.redshiftdeploy.config.ConfigCode;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** Finds the region: the configuration, the environment, the profile; never a question to an EC2 instance. */
final class Regions {

    private static final Pattern FORM = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d{1,2}");

    private Regions() {}

    static Region of(AwsConfig config, AwsEnvironment environment) {
        String name = Optional.ofNullable(config.region())
                .or(() -> environment.setting("aws.region", "AWS_REGION"))
                .or(() -> environment.variable("AWS_DEFAULT_REGION"))
                .or(() -> Profiles.find(environment).flatMap(Regions::region))
                .orElseThrow(
                        () -> new DiagnosticException(Diagnostic.error(ConfigCode.NO_REGION, "no AWS region is named")
                                .help("set 'redshift.region' or the environment variable AWS_REGION to the region"
                                        + " of the cluster, such as eu-west-1")));
        if (!FORM.matcher(name).matches()) {
            throw new DiagnosticException(Diagnostic.error(ConfigCode.WRONG_VALUE, "'" + name + "' is no AWS region")
                    .help(suggestion(name)));
        }
        return Region.of(name);
    }

    /** Returns the first part of every ARN in a region: {@code aws}, {@code aws-cn} or {@code aws-us-gov}. */
    static String partition(Region region) {
        return PartitionMetadata.of(region).id();
    }

    /** Returns what to do about a region that may be mistyped. */
    static String suggestion(String name) {
        List<String> known = Region.regions().stream().map(Region::id).toList();
        return Suggestion.of(name, known)
                .map(region -> "did you mean '" + region + "'? set 'redshift.region' or AWS_REGION")
                .orElse("set 'redshift.region' or AWS_REGION to a region such as eu-west-1");
    }

    private static Optional<String> region(Profile profile) {
        return profile.property("region");
    }
}
