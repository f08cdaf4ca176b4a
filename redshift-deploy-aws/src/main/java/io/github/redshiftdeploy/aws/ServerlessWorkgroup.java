package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.TargetConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.Workgroup;

/** A workgroup of Redshift Serverless. */
final class ServerlessWorkgroup implements LoginTarget {

    private final TargetConfig target;
    private final String name;
    private final AwsClients clients;
    private final Identity identity;
    private @Nullable RedshiftServerlessClient client;

    ServerlessWorkgroup(TargetConfig target, String name, AwsClients clients, Identity identity) {
        this.target = target;
        this.name = name;
        this.clients = clients;
        this.identity = identity;
    }

    @Override
    public String subject() {
        return "workgroup '" + name + "'";
    }

    @Override
    public Availability availability() {
        String action = "redshift-serverless:GetWorkgroup";
        Answers answers = new Answers(action);
        Workgroup workgroup = answers.part(
                "workgroup",
                ask(action, serverless -> serverless.getWorkgroup(r -> r.workgroupName(name)))
                        .workgroup());
        String status = answers.part("status", workgroup.statusAsString());
        return new Availability(
                status,
                ClusterStatus.condition(status),
                ClusterStatus.help(status, ""),
                Optional.ofNullable(workgroup.endpoint())
                        .flatMap(endpoint -> answers.endpoint(endpoint.address(), endpoint.port())));
    }

    @Override
    public TemporaryLogin login() {
        String action = "redshift-serverless:GetCredentials";
        var answer = ask(
                action,
                serverless -> serverless.getCredentials(
                        r -> r.workgroupName(name).dbName(target.database()).durationSeconds((int)
                                target.aws().duration().toSeconds())));
        return new Answers(action).login(answer.dbUser(), answer.dbPassword(), answer.expiration());
    }

    private <T> T ask(String action, Function<RedshiftServerlessClient, T> question) {
        identity.resolve();
        try {
            return question.apply(client());
        } catch (SdkException e) {
            List<String> settings = List.of("redshift.workgroup", "redshift.database");
            throw identity.failure()
                    .explain(
                            e,
                            new AwsQuestion(
                                    action, subject(), settings, resources(), clients.region(), identity.origin()));
        }
    }

    private RedshiftServerlessClient client() {
        if (client == null) {
            client = clients.client(RedshiftServerlessClient.builder(), identity.provider());
        }
        return client;
    }

    /** The ARN of a workgroup ends in its id, which only AWS knows, not in its name. */
    private List<String> resources() {
        return List.of("arn:" + Regions.partition(clients.region()) + ":redshift-serverless:" + clients.region()
                + ":ACCOUNT:workgroup/*");
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
