package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.connect.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The way over the Data API: nothing but AWS is spoken to. */
final class DataRoute implements Route {

    private final DataTarget target;
    private final AwsClients clients;
    private final Identity identity;
    private final DataCluster cluster;
    private final Pause pause;
    private final List<DataApi> opened = new ArrayList<>();

    DataRoute(TargetConfig target, AwsClients clients, Identity identity, AwsEnvironment environment) {
        this.target = DataTarget.of(target.access());
        this.clients = clients;
        this.identity = identity;
        this.cluster = new DataCluster(target, this.target, clients, identity, environment);
        this.pause = environment.pause();
    }

    @Override
    public String address() {
        cluster.await();
        return target.subject() + " in " + clients.region() + " over the Data API";
    }

    @Override
    public Optional<String> database() {
        return Optional.empty();
    }

    @Override
    public Optional<String> account() {
        return Optional.of(identity.account());
    }

    @Override
    public Transport transport(String database, SessionSetUp setUp, Consumer<String> log) {
        DataApi api = new DataApi(target, database, clients, identity, pause, log);
        opened.add(api);
        return new DataTransport(api, cluster, setUp);
    }

    @Override
    public void close() {
        opened.forEach(DataApi::close);
        cluster.close();
        identity.close();
    }
}
