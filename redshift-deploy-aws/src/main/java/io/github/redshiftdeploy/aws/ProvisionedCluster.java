package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.Access.ClusterUser;
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
    private final @Nullable ClusterUser user;
    private final AwsClients clients;
    private final Identity identity;
    private @Nullable RedshiftClient client;

    /**
     * Describes a cluster.
     *
     * @param user who logs in; null for the IAM identity
     */
    ProvisionedCluster(
            TargetConfig target, String name, @Nullable ClusterUser user, AwsClients clients, Identity identity) {
        this.target = target;
        this.name = name;
        this.user = user;
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
        return user == null ? identityLogin() : userLogin(user);
    }

    private TemporaryLogin userLogin(ClusterUser wanted) {
        String action = "redshift:GetClusterCredentials";
        var answer = ask(action, userResources(wanted), redshift -> redshift.getClusterCredentials(request(wanted)));
        return new Answers(action).login(answer.dbUser(), answer.dbPassword(), answer.expiration());
    }

    private GetClusterCredentialsRequest request(ClusterUser wanted) {
        GetClusterCredentialsRequest.Builder request = GetClusterCredentialsRequest.builder()
                .clusterIdentifier(name)
                .dbName(target.database())
                .dbUser(wanted.user())
                .autoCreate(wanted.autoCreate())
                .durationSeconds((int) target.aws().duration().toSeconds());
        return wanted.groups().isEmpty()
                ? request.build()
                : request.dbGroups(wanted.groups()).build();
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

    private List<String> userResources(ClusterUser wanted) {
        List<String> resources = new ArrayList<>();
        resources.add(arn("dbuser", name + "/" + wanted.user()));
        resources.add(arn("dbname", name + "/" + target.database()));
        wanted.groups().forEach(group -> resources.add(arn("dbgroup", name + "/" + group)));
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
