package io.github.redshiftdeploy.local.aws;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header that signs a request.
 *
 * @param scope date, region, service and {@code aws4_request}, with slashes between
 * @param signedHeaders the names of the headers that the signature covers
 */
record Authorization(
        String accessKey,
        String scope,
        String date,
        String region,
        String service,
        List<String> signedHeaders,
        String signature) {

    private static final Pattern HEADER = Pattern.compile("AWS4-HMAC-SHA256 +"
            + "Credential=(?<key>[^/, ]+)/(?<scope>(?<date>\\d{8})/(?<region>[^/, ]*)/(?<service>[^/, ]+)/aws4_request), *"
            + "SignedHeaders=(?<headers>[^, ]+), *Signature=(?<signature>[0-9a-f]{64})");

    static Optional<Authorization> parse(String header) {
        Matcher found = HEADER.matcher(header);
        if (!found.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Authorization(
                found.group("key"),
                found.group("scope"),
                found.group("date"),
                found.group("region"),
                found.group("service"),
                List.of(found.group("headers").split(";")),
                found.group("signature")));
    }
}
