package io.github.redshiftdeploy.local.aws;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a test or a rehearsal can make the endpoints do; safe to change while requests are being answered. */
public final class AwsBehaviour {

    private final Deque<String> clusterStatuses = new ArrayDeque<>(List.of("available"));
    private final Deque<String> workgroupStatuses = new ArrayDeque<>(List.of("AVAILABLE"));
    private final Set<String> denied = new HashSet<>();
    private int throttled;
    private int failing;
    private boolean silent;
    private boolean lost;
    private @Nullable HostAndPort address;
    private @Nullable Duration databaseValidity;
    private @Nullable Duration sessionValidity;
    private @Nullable WebIdentityTrust trust;

    AwsBehaviour() {}

    /** Makes the cluster report these statuses, one a question; the last one stays. */
    public synchronized void clusterStatus(String... statuses) {
        refill(clusterStatuses, statuses);
    }

    /** Makes the workgroup report these statuses, one a question; the last one stays. */
    public synchronized void workgroupStatus(String... statuses) {
        refill(workgroupStatuses, statuses);
    }

    /** Denies actions, such as {@code redshift:GetClusterCredentials}, to every caller. */
    public synchronized void deny(String... actions) {
        denied.addAll(List.of(actions));
    }

    /** Refuses the next requests because there were too many. */
    public synchronized void throttle(int requests) {
        throttled = requests;
    }

    /** Lets the next requests fail through a fault of AWS's own. */
    public synchronized void fail(int requests) {
        failing = requests;
    }

    /** Makes the cluster and the workgroup unknown, as after a deletion. */
    public synchronized void lose() {
        lost = true;
    }

    /** Reports another address for the cluster and the workgroup. */
    public synchronized void address(String host, int port) {
        address = new HostAndPort(host, port);
    }

    /** Lets database passwords expire after this time, whatever was asked for. */
    public synchronized void databaseCredentialsExpireAfter(Duration validity) {
        databaseValidity = validity;
    }

    /** Lets the sessions of assumed roles expire after this time, whatever was asked for. */
    public synchronized void sessionsExpireAfter(Duration validity) {
        sessionValidity = validity;
    }

    /**
     * Accepts web identity tokens of this audience and subject alone, as the trust policy of a role does; without it
     * every token of {@link AwsEndpoints#webIdentity} that has not expired is accepted.
     */
    public synchronized void trust(String audience, String subject) {
        trust = new WebIdentityTrust(audience, subject);
    }

    /** Leaves every request without an answer, or answers again, also those that wait. */
    public synchronized void silent(boolean never) {
        silent = never;
        notifyAll();
    }

    /** Forgets everything that was changed. */
    public synchronized void reset() {
        refill(clusterStatuses, "available");
        refill(workgroupStatuses, "AVAILABLE");
        denied.clear();
        throttled = 0;
        failing = 0;
        lost = false;
        address = null;
        databaseValidity = null;
        sessionValidity = null;
        trust = null;
        silent(false);
    }

    /** Returns whether the cluster is in a state that it has to be woken from. */
    synchronized boolean paused() {
        return clusterStatuses.getFirst().equals("paused");
    }

    synchronized String nextClusterStatus() {
        return next(clusterStatuses);
    }

    synchronized String nextWorkgroupStatus() {
        return next(workgroupStatuses);
    }

    synchronized boolean denies(String action) {
        return denied.contains(action);
    }

    synchronized boolean lost() {
        return lost;
    }

    synchronized HostAndPort address(AwsWarehouse warehouse) {
        return address == null ? new HostAndPort(warehouse.host(), warehouse.port()) : address;
    }

    synchronized Duration databaseValidity(Duration asked) {
        return databaseValidity == null ? asked : databaseValidity;
    }

    synchronized Duration sessionValidity(Duration asked) {
        return sessionValidity == null ? asked : sessionValidity;
    }

    synchronized Optional<WebIdentityTrust> trust() {
        return Optional.ofNullable(trust);
    }

    /** Refuses a request if it is time to. */
    synchronized void obstruct() {
        if (failing > 0) {
            failing--;
            throw new AwsRefusal(Fault.INTERNAL, "An internal error has occurred.");
        }
        if (throttled > 0) {
            throttled--;
            throw new AwsRefusal(Fault.THROTTLED, "Rate exceeded");
        }
    }

    synchronized void awaitAnswer() throws InterruptedException {
        while (silent) {
            wait();
        }
    }

    private static void refill(Deque<String> statuses, String... next) {
        statuses.clear();
        statuses.addAll(List.of(next));
    }

    private static String next(Deque<String> statuses) {
        return statuses.size() > 1 ? statuses.removeFirst() : statuses.getFirst();
    }

    /** Where a client is told to connect. */
    record HostAndPort(String host, int port) {}

    /** Whose web identity tokens are accepted. */
    record WebIdentityTrust(String audience, String subject) {}
}
