package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/** The profiles in {@code ~/.aws}. */
final class Profiles {

    private static final String DEFAULT = "default";

    /** What a profile that leads to credentials has at least one of. */
    private static final Set<String> CREDENTIALS = Set.of(
            "aws_access_key_id",
            "credential_process",
            "credential_source",
            "role_arn",
            "sso_session",
            "sso_start_url",
            "web_identity_token_file");

    private Profiles() {}

    /** Returns the name of the profile to use. */
    static String name(AwsEnvironment environment) {
        return chosen(environment).orElse(DEFAULT);
    }

    /** Returns the name of the profile that somebody chose. */
    private static Optional<String> chosen(AwsEnvironment environment) {
        return environment.setting("aws.profile", "AWS_PROFILE");
    }

    /** Refuses files that cannot be read: the SDK reads them for every client, wherever the credentials come from. */
    static void check() {
        file();
    }

    private static ProfileFile file() {
        try {
            return ProfileFile.defaultProfileFile();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new DiagnosticException(
                    Diagnostic.error(
                                    AwsCode.CREDENTIALS_NOT_LOADED,
                                    "the AWS profiles cannot be read: " + OneLine.of(e.getMessage()))
                            .help(
                                    "correct ~/.aws/config or ~/.aws/credentials, or name other files in AWS_CONFIG_FILE and"
                                            + " AWS_SHARED_CREDENTIALS_FILE"),
                    e);
        }
    }

    /**
     * Returns the profiles, where one without a region has this one. Without it the SDK would ask an EC2 instance for
     * the region when it assumes the role of a profile.
     */
    private static ProfileFile in(Region region) {
        ProfileFile found = file();
        String regions = found.profiles().keySet().stream()
                .map(name -> "[profile " + name + "]\nregion = " + region + "\n")
                .collect(Collectors.joining());
        ProfileFile added = ProfileFile.builder()
                .type(ProfileFile.Type.CONFIGURATION)
                .content(new ByteArrayInputStream(regions.getBytes(StandardCharsets.UTF_8)))
                .build();
        return ProfileFile.aggregator().addFile(found).addFile(added).build();
    }

    /** Returns whether the profile has credentials or a way to them; one that was chosen must at least be there. */
    static boolean haveCredentials(AwsEnvironment environment) {
        Optional<Profile> profile = find(environment);
        if (profile.isEmpty() && chosen(environment).isPresent()) {
            throw NoCredentials.noProfile(name(environment));
        }
        return profile.filter(found -> found.properties().keySet().stream().anyMatch(CREDENTIALS::contains))
                .isPresent();
    }

    static ProfileCredentialsProvider provider(AwsEnvironment environment, Region region) {
        return ProfileCredentialsProvider.builder()
                .profileName(name(environment))
                .profileFile(in(region))
                .build();
    }

    static Optional<Profile> find(AwsEnvironment environment) {
        return file().profile(name(environment));
    }
}
