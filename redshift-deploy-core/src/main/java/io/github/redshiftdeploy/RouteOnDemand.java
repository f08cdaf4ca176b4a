package io.github.redshiftdeploy;

import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.connect.Transport;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A way that is looked for when it is needed: after the scripts were found to be right, and inside the deployment, so
 * that its record tells when there is none. Where it leads is asked once.
 */
final class RouteOnDemand implements Route {

    private final Supplier<Route> supplier;
    private @Nullable Route route;
    private @Nullable String address;

    RouteOnDemand(Supplier<Route> supplier) {
        this.supplier = supplier;
    }

    @Override
    public String address() {
        if (address == null) {
            address = route().address();
        }
        return address;
    }

    @Override
    public Optional<String> database() {
        return route().database();
    }

    @Override
    public Optional<String> account() {
        return route().account();
    }

    @Override
    public Transport transport(String database, SessionSetUp setUp, Consumer<String> log) {
        return route().transport(database, setUp, log);
    }

    @Override
    public void close() {
        if (route != null) {
            route.close();
        }
    }

    private Route route() {
        if (route == null) {
            route = supplier.get();
        }
        return route;
    }
}
