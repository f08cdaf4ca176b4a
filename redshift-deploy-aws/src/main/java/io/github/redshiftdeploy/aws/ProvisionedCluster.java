package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.Login;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.GetClusterCredentialsRequest;

/** A provisioned cluster. */
final class ProvisionedCluster implements LoginTarget {

    private final TargetConfig target;
    private final String name;
    private final AwsClients clients;
    private final Identity identity;
    private @Nullable RedshiftClient client;

    ProvisionedCluster(TargetConfig target, String name, AwsClients clients, Identity identity) {
        this.target = target;
        this.name = name;
        this.clients = clients;
        this.identity = identity;
    }

    @Override
    public String subject() {
        return "cluster '" + name + "'";
    }

    @Override
    public Availability availability() {
        Cluster cluster = ask(
                        "redshift:DescribeClusters",
                        List.of(arn("cluster", name)),
                        redshift -> redshift.describeClusters(r -> r.clusterIdentifier(name)))
                .clusters()
                .get(0);
        String status = cluster.clusterStatus();
        return new Availability(
                status,
                ClusterStatus.condition(status),
                ClusterStatus.help(status, "aws redshift resume-cluster --cluster-identifier " + name),
                Optional.ofNullable(cluster.endpoint())
                        .filter(endpoint -> endpoint.address() != null)
                        .map(endpoint -> new Endpoint(endpoint.address(), endpoint.port())));
    }

    @Override
    public TemporaryLogin login() {
        return target.dbUser() == null ? identityLogin() : userLogin(target.dbUser());
    }

    private TemporaryLogin userLogin(String user) {
        var answer = ask(
                "redshift:GetClusterCredentials",
                userResources(user),
                redshift -> redshift.getClusterCredentials(request(user)));
        return login(answer.dbUser(), answer.dbPassword(), answer.expiration());
    }

    private GetClusterCredentialsRequest request(String user) {
        GetClusterCredentialsRequest.Builder request = GetClusterCredentialsRequest.builder()
                .clusterIdentifier(name)
                .dbName(target.database())
                .dbUser(user)
                .autoCreate(target.autoCreate())
                .durationSeconds((int) target.aws().duration().toSeconds());
        return target.dbGroups().isEmpty()
                ? request.build()
                : request.dbGroups(target.dbGroups()).build();
    }

    private TemporaryLogin identityLogin() {
        var answer = ask(
                "redshift:GetClusterCredentialsWithIAM",
                List.of(arn("dbname", name + "/" + target.database())),
                redshift -> redshift.getClusterCredentialsWithIAM(
                        r -> r.clusterIdentifier(name).dbName(target.database()).durationSeconds((int)
                                target.aws().duration().toSeconds())));
        return login(answer.dbUser(), answer.dbPassword(), answer.expiration());
    }

    private static TemporaryLogin login(String user, String password, Instant expires) {
        return new TemporaryLogin(new Login(user, new Secret(password)), expires);
    }

    private <T> T ask(String action, List<String> resources, Function<RedshiftClient, T> question) {
        identity.resolve();
        try {
            return question.apply(client());
        } catch (SdkException e) {
            List<String> settings =
                    List.of("redshift.clusterIdentifier", "redshift.database", "redshift.dbUser", "redshift.dbGroups");
            throw identity.failure()
                    .explain(
                            e,
                            new AwsQuestion(
                                    action, subject(), settings, resources, clients.region(), identity.origin()));
        }
    }

    private RedshiftClient client() {
        if (client == null) {
            client = clients.client(RedshiftClient.builder(), identity.provider());
        }
        return client;
    }

    private List<String> userResources(String user) {
        List<String> resources = new ArrayList<>();
        resources.add(arn("dbuser", name + "/" + user));
        resources.add(arn("dbname", name + "/" + target.database()));
        target.dbGroups().forEach(group -> resources.add(arn("dbgroup", name + "/" + group)));
        return resources;
    }

    private String arn(String kind, String resource) {
        return "arn:" + Regions.partition(clients.region()) + ":redshift:" + clients.region() + ":ACCOUNT:" + kind + ":"
                + resource;
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
