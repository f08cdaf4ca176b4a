package io.github.redshiftdeploy.aws;

import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

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

    static Optional<Profile> find(Surroundings surroundings) {
        return ProfileFile.defaultProfileFile().profile(name(surroundings));
    }
}
