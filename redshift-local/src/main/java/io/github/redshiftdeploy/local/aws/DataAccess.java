package io.github.redshiftdeploy.local.aws;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the way into a database that a request asks for, with the permissions that this needs. */
final class DataAccess {
    private final AwsWarehouse warehouse;
    private final AwsBehaviour behaviour;
    private final Permissions permissions;
    private final Clusters clusters;
    private final Workgroups workgroups;
    private final AwsSecrets secrets;
    private final DatabaseDoor door;

    DataAccess(AwsAccount account, Clusters clusters, Workgroups workgroups) {
        this.warehouse = account.warehouse();
        this.behaviour = account.behaviour();
        this.permissions = account.permissions();
        this.clusters = clusters;
        this.workgroups = workgroups;
        this.secrets = account.secrets();
        this.door = (user, password, database) -> {
            if (behaviour.paused()) {
                // The words are guessed.
                throw new IOException("FATAL: the cluster is paused");
            }
            return account.door().open(user, password, database);
        };
    }

    /** Refuses who may not run statements there. */
    void permit(Caller caller, Operation operation, String resource) {
        permissions.require(caller, operation.action(), resource);
    }

    DataLogin login(Caller caller, DataRequest request) {
        String resource = resource(request);
        permit(caller, request.operation(), resource);
        requireKnown(request);
        String database = request.database().orElse("");
        if (request.secret().isPresent()) {
            return stored(caller, request, resource);
        }
        Passwords.Password password = temporary(caller, request);
        return new DataLogin(door, password.user(), password.password(), database, resource);
    }

    private Passwords.Password temporary(Caller caller, DataRequest request) {
        Map<String, String> parameters = new TreeMap<>();
        if (request.workgroup().isPresent()) {
            parameters.put("workgroupName", warehouse.workgroup());
            request.database().ifPresent(name -> parameters.put("dbName", name));
            return workgroups.password(caller, new Parameters(parameters));
        }
        parameters.put("ClusterIdentifier", request.cluster().orElse(""));
        request.database().ifPresent(name -> parameters.put("DbName", name));
        request.databaseUser().ifPresent(name -> parameters.put("DbUser", name));
        return request.databaseUser().isPresent()
                ? clusters.password(caller, new Parameters(parameters))
                : clusters.passwordOfIdentity(caller, new Parameters(parameters));
    }

    private DataLogin stored(Caller caller, DataRequest request, String resource) {
        JsonObject content = object(secret(caller, request.secret().orElse("")));
        String user = member(content, "username");
        String password = member(content, "password");
        if (user.isEmpty() || password.isEmpty()) {
            throw DataRules.invalid("The secret must have a username and a password.");
        }
        String cluster = member(content, "dbClusterIdentifier");
        if (!cluster.isEmpty() && request.cluster().filter(cluster::equals).isEmpty()) {
            throw DataRules.invalid("The cluster identifier of the request does not match that of the secret.");
        }
        return new DataLogin(door, user, password, request.database().orElse(""), resource);
    }

    /** What Secrets Manager refuses, but for a missing permission, makes the request an invalid one. */
    private String secret(Caller caller, String arn) {
        try {
            return secrets.text(caller, arn).orElse("");
        } catch (AwsRefusal e) {
            throw e.fault() == Fault.ACCESS_DENIED ? e : DataRules.invalid(e.message());
        }
    }

    private String resource(DataRequest request) {
        return request.workgroup()
                .map(name -> warehouse.serverlessArn("workgroup", Workgroups.WORKGROUP_ID))
                .orElseGet(
                        () -> warehouse.clusterArn("cluster", request.cluster().orElse("*")));
    }

    private void requireKnown(DataRequest request) {
        Optional<String> known = request.workgroup().or(request::cluster);
        boolean workgroup = request.workgroup().isPresent();
        String here = workgroup ? warehouse.workgroup() : warehouse.clusterIdentifier();
        String arn = warehouse.serverlessArn("workgroup", Workgroups.WORKGROUP_ID);
        boolean unknown = known.filter(name -> !name.equals(here) && !(workgroup && name.equals(arn)))
                .isPresent();
        if (behaviour.lost() || unknown) {
            throw DataRules.invalid("Redshift endpoint doesn't exist in this region.");
        }
    }

    private static JsonObject object(String text) {
        try {
            JsonElement element = JsonParser.parseString(text);
            return element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
        } catch (JsonParseException e) {
            return new JsonObject();
        }
    }

    private static String member(JsonObject object, String name) {
        JsonElement member = object.get(name);
        return member == null || !member.isJsonPrimitive() ? "" : member.getAsString();
    }
}
