package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.TargetConfig;
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
        String action = "redshift:DescribeClusters";
        Answers answers = new Answers(action);
        Cluster cluster = answers.first(
                "cluster",
                ask(
                                action,
                                List.of(arn("cluster", name)),
                                redshift -> redshift.describeClusters(r -> r.clusterIdentifier(name)))
                        .clusters());
        String status = answers.part("status", cluster.clusterStatus());
        return new Availability(
                status,
                ClusterStatus.condition(status),
                ClusterStatus.help(status, "aws redshift resume-cluster --cluster-identifier " + name),
                Optional.ofNullable(cluster.endpoint())
                        .flatMap(endpoint -> answers.endpoint(endpoint.address(), endpoint.port())));
    }

    @Override
    public TemporaryLogin login() {
        return target.dbUser() == null ? identityLogin() : userLogin(target.dbUser());
    }

    private TemporaryLogin userLogin(String user) {
        String action = "redshift:GetClusterCredentials";
        var answer = ask(action, userResources(user), redshift -> redshift.getClusterCredentials(request(user)));
        return new Answers(action).login(answer.dbUser(), answer.dbPassword(), answer.expiration());
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
        String action = "redshift:GetClusterCredentialsWithIAM";
        var answer = ask(
                action,
                List.of(arn("dbname", name + "/" + target.database())),
                redshift -> redshift.getClusterCredentialsWithIAM(
                        r -> r.clusterIdentifier(name).dbName(target.database()).durationSeconds((int)
                                target.aws().duration().toSeconds())));
        return new Answers(action).login(answer.dbUser(), answer.dbPassword(), answer.expiration());
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
