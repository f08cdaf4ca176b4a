package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/** The profiles in {@code ~/.aws}. */
final class Profiles {

    private static final String DEFAULT = "default";

    private Profiles() {}

    /** Returns the name of the profile to use. */
    static String name(Surroundings surroundings) {
        return chosen(surroundings).orElse(DEFAULT);
    }

    /** Returns the name of the profile that somebody chose. */
    static Optional<String> chosen(Surroundings surroundings) {
        return surroundings.setting("aws.profile", "AWS_PROFILE");
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
    static ProfileFile in(Region region) {
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

    static Optional<Profile> find(Surroundings surroundings) {
        return file().profile(name(surroundings));
    }
}
