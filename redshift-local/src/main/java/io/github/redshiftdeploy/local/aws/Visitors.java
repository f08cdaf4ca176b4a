package io.github.redshiftdeploy.local.aws;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Shows out requests that a web page makes a browser of this machine send: they come from an origin, or ask for a host
 * of another name that was made to lead here.
 */
final class Visitors {
    private static final Pattern LOOPBACK = Pattern.compile("(?i)(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");
    private static final List<String> OF_BROWSERS = List.of("Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode");

    private Visitors() {}

    static void admit(AwsRequest request) {
        Optional<String> browser = OF_BROWSERS.stream()
                .filter(name -> request.header(name).isPresent())
                .findFirst();
        if (browser.isPresent()) {
            throw new AwsRefusal(
                    Fault.ACCESS_DENIED, "The stand-in answers no browser: the request has a header " + browser.get());
        }
        if (!LOOPBACK.matcher(request.header("Host").orElse("")).matches()) {
            throw new AwsRefusal(
                    Fault.ACCESS_DENIED, "The stand-in answers requests for localhost, not for another host");
        }
    }
}
