package io.github.redshiftdeploy.local.files.planted;

import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.local.aws.AwsEndpoints;
import io.github.redshiftdeploy.local.gateway.Gateway;
import java.util.List;

/** Knows what comes after it. */
final class PlantedFile {

    List<Class<?>> acquaintances() {
        return List.of(Gateway.class, AwsEndpoints.class, RedshiftLocal.class);
    }
}
