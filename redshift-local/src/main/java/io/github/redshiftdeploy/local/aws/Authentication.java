package io.github.redshiftdeploy.local.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Decides who sent a request, by its signature.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Signature
 *     version 4</a>
 */
final class Authentication {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final Duration SKEW = Duration.ofMinutes(15);

    private final String region;
    private final AccessKeys keys;
    private final Clock clock;

    Authentication(String region, AccessKeys keys, Clock clock) {
        this.region = region;
        this.keys = keys;
        this.clock = clock;
    }

    /** Returns who signed the request; a request that AWS would not believe is refused. */
    Caller identify(AwsRequest request) {
        Operation operation = Operation.of(request.operation());
        if (!operation.signed()) {
            return Caller.ANONYMOUS;
        }
        Authorization authorization = authorization(request);
        AccessKey key = keys.find(authorization.accessKey()).orElseThrow(Authentication::unknownKey);
        checkScope(authorization, operation.service());
        checkTime(authorization, request);
        checkSignature(authorization, request, key);
        checkSession(request, key);
        return key.owner();
    }

    private static Authorization authorization(AwsRequest request) {
        String header = request.header("Authorization")
                .orElseThrow(() -> new AwsRefusal(Fault.MISSING_TOKEN, "Request is missing Authentication Token"));
        return Authorization.parse(header)
                .orElseThrow(() -> new AwsRefusal(
                        Fault.INCOMPLETE_SIGNATURE,
                        "Authorization header requires 'Credential', 'Signature' and 'SignedHeaders' parameters."));
    }

    private void checkScope(Authorization authorization, Service service) {
        if (!authorization.region().equals(region)) {
            throw wrong("Credential should be scoped to a valid region, not '" + authorization.region() + "'. ");
        }
        if (!authorization.service().equals(service.signingName())) {
            throw wrong("Credential should be scoped to correct service: '" + service.signingName() + "'. ");
        }
    }

    private void checkTime(Authorization authorization, AwsRequest request) {
        String date = request.header("X-Amz-Date").orElse("");
        Instant signed = instant(date);
        Instant now = clock.instant();
        if (!date.startsWith(authorization.date())) {
            throw wrong("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                    + authorization.date() + "' != '" + date + "'.");
        }
        if (signed.isBefore(now.minus(SKEW))) {
            throw wrong("Signature expired: " + date + " is now earlier than " + text(now.minus(SKEW)) + " ("
                    + text(now) + " - 15 min.)");
        }
        if (signed.isAfter(now.plus(SKEW))) {
            throw wrong("Signature not yet current: " + date + " is still later than " + text(now.plus(SKEW)) + " ("
                    + text(now) + " + 15 min.)");
        }
    }

    private static void checkSignature(Authorization authorization, AwsRequest request, AccessKey key) {
        List<String> signed = authorization.signedHeaders();
        boolean covered =
                signed.contains("host") && amazonHeaders(request).stream().allMatch(signed::contains);
        String expected = Signature.of(authorization, request, key.secret());
        if (!covered || !MessageDigest.isEqual(bytes(expected), bytes(authorization.signature()))) {
            throw wrong("The request signature we calculated does not match the signature you provided. "
                    + "Check your AWS Secret Access Key and signing method. "
                    + "Consult the service documentation for details.");
        }
    }

    private void checkSession(AwsRequest request, AccessKey key) {
        String token = request.header("X-Amz-Security-Token").orElse("");
        String expected = key.sessionToken() == null ? "" : key.sessionToken();
        if (!MessageDigest.isEqual(bytes(token), bytes(expected))) {
            throw unknownKey();
        }
        if (!clock.instant().isBefore(key.expires())) {
            throw new AwsRefusal(Fault.EXPIRED_TOKEN, "The security token included in the request is expired");
        }
    }

    private static List<String> amazonHeaders(AwsRequest request) {
        return request.headers().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("x-amz-"))
                .toList();
    }

    private static Instant instant(String date) {
        try {
            return LocalDateTime.parse(date, TIMESTAMP).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new AwsRefusal(
                    Fault.INCOMPLETE_SIGNATURE,
                    "Date must be in ISO-8601 'basic format'. Got '" + date + "'. See "
                            + "http://en.wikipedia.org/wiki/ISO_8601");
        }
    }

    private static String text(Instant instant) {
        return TIMESTAMP.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static AwsRefusal unknownKey() {
        return new AwsRefusal(Fault.INVALID_TOKEN, "The security token included in the request is invalid.");
    }

    private static AwsRefusal wrong(String message) {
        return new AwsRefusal(Fault.WRONG_SIGNATURE, message);
    }
}
