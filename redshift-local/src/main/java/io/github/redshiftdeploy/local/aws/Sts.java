package io.github.redshiftdeploy.local.aws;

import java.time.Clock;
import java.time.Duration;

/** The Security Token Service. */
final class Sts {

    private static final int HOUR = 3_600;
    private static final int TWELVE_HOURS = 43_200;

    private final AccessKeys keys;
    private final WebIdentities identities;
    private final AwsBehaviour behaviour;
    private final Permissions permissions;
    private final Clock clock;

    Sts(AccessKeys keys, WebIdentities identities, AwsBehaviour behaviour, Permissions permissions, Clock clock) {
        this.keys = keys;
        this.identities = identities;
        this.behaviour = behaviour;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** Answers whatever was denied: AWS lets every caller ask who it is. */
    Fields identity(Caller caller) {
        return Fields.of("Arn", caller.arn()).with("UserId", caller.userId()).with("Account", Caller.ACCOUNT);
    }

    Fields assumeRole(Caller caller, Parameters parameters) {
        String role = Rules.role(parameters);
        Caller session = session(role, parameters);
        permissions.require(caller, Operation.ASSUME_ROLE.action(), role);
        return issue(session, parameters);
    }

    Fields assumeRoleWithWebIdentity(Parameters parameters) {
        String role = Rules.role(parameters);
        Caller session = session(role, parameters);
        WebIdentityToken token =
                identities.verified(Rules.required(parameters, "WebIdentityToken", Fault.INVALID_STS_PARAMETER));
        token.requireNotExpired(clock.instant());
        behaviour.trust().ifPresent(token::requireTrusted);
        if (behaviour.denies(Operation.ASSUME_ROLE_WITH_WEB_IDENTITY.action())) {
            throw WebIdentityToken.notAuthorized();
        }
        return issue(session, parameters)
                .with("SubjectFromWebIdentityToken", token.subject())
                .with("Audience", token.audience());
    }

    private static Caller session(String role, Parameters parameters) {
        return Caller.role(role.substring(role.lastIndexOf('/') + 1), Rules.session(parameters));
    }

    private Fields issue(Caller session, Parameters parameters) {
        int seconds = Rules.seconds(parameters, "DurationSeconds", HOUR, TWELVE_HOURS, Fault.INVALID_STS_PARAMETER);
        AccessKey key = keys.issue(session, behaviour.sessionValidity(Duration.ofSeconds(seconds)));
        Fields credentials = Fields.of("AccessKeyId", key.id())
                .with("SecretAccessKey", key.secret())
                .with("SessionToken", String.valueOf(key.sessionToken()))
                .with("Expiration", key.expires());
        Fields user = Fields.of("Arn", session.arn()).with("AssumedRoleId", session.userId());
        return Fields.of("Credentials", credentials).with("AssumedRoleUser", user);
    }
}
