package io.github.redshiftdeploy.aws;

import java.util.List;
import software.amazon.awssdk.regions.Region;

/**
 * A question to AWS, as far as the user must know of it when it fails.
 *
 * @param action the action as policies name it, such as {@code redshift:DescribeClusters}; empty when it is not AWS
 *     that is asked
 * @param subject what it is about, such as {@code cluster 'dw'}
 * @param settings the parameters that decide what is asked, first the one that names the subject
 * @param resources the ARNs that a policy must allow the action on, with {@code ACCOUNT} in place of the account
 * @param origin where the credentials come from
 */
record AwsQuestion(
        String action, String subject, List<String> settings, List<String> resources, Region region, Origin origin) {

    /** Tells whether it is a setting that decides in which region it is asked, and not the ARN of the subject. */
    boolean regional() {
        return !settings.get(0).equals("redshift.secretArn");
    }
}
