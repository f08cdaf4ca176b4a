package io.github.redshiftdeploy.local.aws;

import java.time.Clock;

/**
 * What the services share.
 *
 * @param passwords those that are good at the database
 * @param door the way of the Data API to the database
 */
record AwsAccount(
        AwsWarehouse warehouse,
        AwsBehaviour behaviour,
        DataBehaviour data,
        Permissions permissions,
        AccessKeys keys,
        WebIdentities identities,
        AwsSecrets secrets,
        TemporaryPasswords passwords,
        DatabaseDoor door,
        Clock clock) {

    static AwsAccount of(AwsWarehouse warehouse, TemporaryPasswords passwords, DatabaseDoor door, Clock clock) {
        AwsBehaviour behaviour = new AwsBehaviour();
        Permissions permissions = new Permissions(behaviour);
        AccessKeys keys = new AccessKeys(clock);
        keys.add(AccessKey.lasting(AwsEndpoints.ACCESS_KEY, AwsEndpoints.SECRET_KEY, Caller.user(AwsWarehouse.NAME)));
        return new AwsAccount(
                warehouse,
                behaviour,
                new DataBehaviour(clock),
                permissions,
                keys,
                new WebIdentities(),
                new AwsSecrets(warehouse, permissions),
                passwords,
                door,
                clock);
    }
}
