package io.github.redshiftdeploy.maven;

import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals are told that log in to a database: which one, who they are, and how to deploy to it. */
@SuppressWarnings("UnusedVariable") // The text parameters are read all together, by Parameters.
abstract class TargetMojo extends ScriptsMojo {

    /**
     * The provisioned cluster to deploy to. Set either this or {@code workgroup}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.clusterIdentifier")
    private @Nullable String clusterIdentifier;

    /**
     * The serverless workgroup to deploy to. Set either this or {@code clusterIdentifier}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.workgroup")
    private @Nullable String workgroup;

    /**
     * What carries the statements there. {@code jdbc}, as it is without this, is Amazon's driver, which needs the
     * cluster's port; {@code data-api} is the Redshift Data API, for a cluster that this machine does not reach.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.transport")
    private @Nullable String transport;

    /**
     * The AWS region of the cluster. Without it, {@code AWS_REGION} or the profile tells it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.region")
    private @Nullable String region;

    /**
     * The database to deploy to.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.database")
    private @Nullable String database;

    /**
     * The host to connect to. Without it, AWS tells it; with it, AWS is not asked how the cluster is.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.host")
    private @Nullable String host;

    /**
     * The port to connect to. Without it, AWS tells it, or it is 5439.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.port")
    private @Nullable String port;

    /**
     * The database user of a provisioned cluster. Without it, the deployment logs in as its IAM identity.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.dbUser")
    private @Nullable String dbUser;

    /**
     * The groups that the database user joins for the session, separated by commas.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.dbGroups")
    private @Nullable String dbGroups;

    /**
     * Whether a database user that does not exist is created.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.autoCreate")
    private @Nullable String autoCreate;

    /**
     * How long a temporary password is valid for logging in, from {@code 15m} to {@code 1h}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.credentialsDuration")
    private @Nullable String credentialsDuration;

    /**
     * The IAM role to assume before anything is asked of AWS.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.roleArn")
    private @Nullable String roleArn;

    /**
     * How long to wait for a cluster that is paused, resizing or otherwise not available, such as {@code 10m}. Without
     * it, the deployment refuses at once.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.waitForCluster")
    private @Nullable String waitForCluster;

    /**
     * The id of a server in {@code settings.xml} whose username and password log in, in the place of AWS. The password
     * may be encrypted. {@code redshift.host} must be set too.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.serverId")
    private @Nullable String serverId;

    /**
     * The ARN of a secret of AWS Secrets Manager whose user and password log in. It may tell host, port and database
     * too; what is set here wins. A password that is rotated meanwhile is read again. Over the Data API the cluster or
     * the workgroup is set beside it, and the database.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.secretArn")
    private @Nullable String secretArn;

    /**
     * A file of certificates in PEM to trust in place of the JDK's, for a private certificate authority. TLS is always
     * on, and certificate and host name are always verified. The Data API is AWS's own endpoint, which it does not
     * concern.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.sslRootCert")
    private @Nullable String sslRootCert;

    /**
     * The longest time until a new connection is ready, from {@code 1s} to {@code 10m}: network, TLS, login, set-up.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.connectTimeout", defaultValue = "30s")
    private @Nullable String connectTimeout;

    /**
     * How often a connection that failed for a passing reason is tried again.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.connectRetries", defaultValue = "3")
    private @Nullable String connectRetries;

    /**
     * The longest wait between two tries to connect.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.connectRetriesInterval", defaultValue = "30s")
    private @Nullable String connectRetriesInterval;

    /**
     * After which silence the cluster is asked whether a statement still runs, from {@code 1s} to {@code 1h}. One that
     * runs may take as long as it likes; a connection that is frozen is given up. Without it, a quarter of
     * {@code leaseDuration}, and at least {@code 10s}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.networkTimeout")
    private @Nullable String networkTimeout;

    /**
     * SQL that each new session runs first.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.initSql")
    private @Nullable String initSql;

    /**
     * The server cancels a statement that runs longer, such as {@code 30m}. Without it, there is no limit.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.statementTimeout")
    private @Nullable String statementTimeout;

    /**
     * The query group of the session. Without it, one that names the deployment.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.queryGroup")
    private @Nullable String queryGroup;

    /**
     * Who deploys. Without it, the actor of the GitHub run, or the user of this machine.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.installedBy")
    private @Nullable String installedBy;

    /**
     * What the deployment is for, such as the number of a change request.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.ticket")
    private @Nullable String ticket;

    /**
     * Whether the scripts are checked as {@code validate} does, and errors stop the deployment before it begins.
     * Without it, only what a deployment itself has to know is checked.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.validate", defaultValue = "true")
    private @Nullable String validate;

    /**
     * The name of what is deployed. A deployment that failed is resumed by the next one of the same name, project and
     * execution on the same target. Without it, the artifact id, or without a POM the name of the folder, with
     * {@code sql.path} behind it when that is set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.name")
    private @Nullable String name;

    /**
     * Another project whose rows in the history become this one's, when it is the same under another name. {@code none}
     * says that equal scripts of other projects are none of this one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.adopt")
    private @Nullable String adopt;

    /**
     * Whether a deployment that failed or was cut off is resumed after what it had committed. Without it, all scripts
     * start over, those that run once and are applied as a whole excepted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.resume", defaultValue = "true")
    private @Nullable String resume;

    /**
     * What you have found out about a statement that ran by itself and whose end nobody else can tell: {@code done}, it
     * has taken effect; {@code rerun}, it has not.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.resumeAssume")
    private @Nullable String resumeAssume;

    /**
     * The schema of the history. It is made when it is not there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.historySchema", defaultValue = "redshift_deploy")
    private @Nullable String historySchema;

    /**
     * A database user who may own the history, beside the user of the deployment, administrators, and the owner of the
     * database. What anybody else has made under the name of the history is not read.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.historyOwner")
    private @Nullable String historyOwner;

    /**
     * What is made of objects that somebody has changed by hand since they were deployed: {@code warn} says which and
     * how, {@code refuse} deploys nothing then, and {@code ignore}, as it is without this, asks nothing. With the first
     * two a deployment keeps what it has left in the history, so that later ones, {@code status} and {@code drift} can
     * compare: without it, there is nothing to compare.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.drift", defaultValue = "ignore")
    private @Nullable String drift;

    /**
     * The longest wait for another deployment to the same database.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.lockTimeout", defaultValue = "10m")
    private @Nullable String lockTimeout;

    /**
     * After how long a deployment that was killed no longer holds up others, from {@code 5s} to {@code 1h}. One that
     * lives renews its lease all the time.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.leaseDuration", defaultValue = "2m")
    private @Nullable String leaseDuration;

    /**
     * How often a transaction is tried again that the cluster has undone for a passing reason, such as a serializable
     * isolation violation.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.retries", defaultValue = "3")
    private @Nullable String retries;

    /**
     * After how long a statement that still runs is told, and who holds the lock that it waits for.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.lockWaitWarning", defaultValue = "30s")
    private @Nullable String lockWaitWarning;

    /**
     * After how long a statement that waits for a lock is cancelled; the time that it runs does not count. Without it,
     * it waits.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.lockWaitTimeout")
    private @Nullable String lockWaitTimeout;

    /**
     * Whether several statements go out in one message, so that the network is waited for once.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.pipeline", defaultValue = "true")
    private @Nullable String pipeline;

    /**
     * How many scripts run at the same time, each on a connection of its own, when they do not depend on each other.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.parallel", defaultValue = "1")
    private @Nullable String parallel;

    /**
     * What becomes of the scripts after one that failed: {@code stop}, they do not run; {@code continue}, those run
     * that do not depend on it, and the deployment fails at its end; {@code rollback}, they do not run, and what the
     * deployment has committed is undone.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.onError", defaultValue = "stop")
    private @Nullable String onError;

    /**
     * When the target may be changed: days, times and a time zone, several with commas between them, such as
     * {@code Mon-Thu 20:00-23:30 Europe/Berlin, Sat 08:00-12:00 Europe/Berlin}. A deployment begins within it; how long
     * it takes is not asked. Without it, always.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.maintenanceWindow")
    private @Nullable String maintenanceWindow;

    /**
     * The regular expression that {@code redshift.ticket} must match as a whole, such as {@code CHG-\d+}. Without it,
     * no ticket is needed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.requireTicket")
    private @Nullable String requireTicket;

    /**
     * The branches, and globs of them, separated by commas, of which one must have the commit that is checked out. Git
     * is asked: the branch as {@code origin} has it or, where it has none of the name, the local one. Without it, any
     * commit will do.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.requireBranch")
    private @Nullable String requireBranch;

    /**
     * Whether each script, whatever else is in the folder of the scripts, and {@code pom.xml} must be as the commit has
     * them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.requireCleanCheckout", defaultValue = "false")
    private @Nullable String requireCleanCheckout;

    /**
     * Another target of the POM, on which the scripts must have succeeded with the same text, by its history; it is
     * only read. A script that an ordering keeps from that target is not asked for.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.requireDeployedTo")
    private @Nullable String requireDeployedTo;

    /**
     * Whether each script that runs must have a test beside it, or the project a folder of tests, and tests must run.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.requireTests", defaultValue = "false")
    private @Nullable String requireTests;

    /**
     * Whether the deployment is refused unless each table whose rows a script drops, truncates, updates or deletes is
     * copied first, by {@code redshift.backupTables}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.requireBackup", defaultValue = "false")
    private @Nullable String requireBackup;

    /**
     * Whether each change must have a way back that loses no rows.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.requireRollback", defaultValue = "false")
    private @Nullable String requireRollback;

    /**
     * What scripts may not do, separated by commas: the first words of commands, such as {@code DROP TABLE} or
     * {@code GRANT}, and names of rules, such as {@code update-without-where}, whatever comments or a baseline allow.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.forbid")
    private @Nullable String forbid;

    /**
     * How much harm a statement may do at most, {@code low}, {@code medium} or {@code high}; {@code plan} shows the
     * risk of each.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.maxRisk")
    private @Nullable String maxRisk;

    /**
     * Lets the deployment through though a gate refuses it: the gate and the reason, {@code requireTicket:the bank is
     * down}, several with commas or line breaks between them; {@code *} stands for all gates. It is recorded, with who
     * has done so.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.waive")
    private @Nullable String waive;

    /**
     * How many days a deployment keeps what the objects were that it changes, so that it can be undone: 0 to 3650. With
     * 0, scripts without a companion cannot be undone.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.captureDays", defaultValue = "30")
    private @Nullable String captureDays;

    /**
     * Copies a table of at most so many rows into the schema of the history before a script drops, truncates or changes
     * its rows, so that a rollback can put them back; 0 for none. The copies are kept as long as
     * {@code redshift.captureDays} says.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.backupTables", defaultValue = "0")
    private @Nullable String backupTables;

    /**
     * Whether the privileges on what a script drops and makes again are given back, in the same transaction.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.keepGrants", defaultValue = "false")
    private @Nullable String keepGrants;

    /**
     * Whether the views that need what a script drops or changes are dropped before and made again behind it, with
     * their privileges, comments and owners, in the same transaction.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.rebuildDependents", defaultValue = "false")
    private @Nullable String rebuildDependents;

    TargetMojo(Reactor reactor) {
        super(reactor);
    }
}
