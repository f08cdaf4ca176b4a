package io.github.redshiftdeploy.history;

import static io.github.redshiftdeploy.connect.SqlText.literal;
import static io.github.redshiftdeploy.connect.SqlText.name;

import java.util.List;

/**
 * The tables of the history. Redshift enforces no keys, and finds conflicts between transactions by the table: so rows
 * about scripts are only ever added.
 *
 * @param schema the schema that they are in
 */
record Tables(String schema) {

    /** What a later release raises when it changes the tables. */
    static final int VERSION = 1;

    private static final String LABEL = "redshift-deploy history, version ";

    String deployment() {
        return name(schema) + ".deployment";
    }

    String script() {
        return name(schema) + ".script";
    }

    String lease() {
        return name(schema) + ".lease";
    }

    /** Returns the query that tells which of the tables there are, and their version. */
    String look() {
        return """
                SELECT c.relname, d.description
                FROM pg_namespace n
                JOIN pg_class c ON c.relnamespace = n.oid
                LEFT JOIN pg_description d ON d.objoid = c.oid AND d.objsubid = 0
                WHERE n.nspname = %s AND c.relname IN ('deployment', 'script', 'lease')""".formatted(literal(schema));
    }

    /** Returns the version that the comment of a table tells; tables without one are of the first. */
    static int version(String comment) {
        return comment.startsWith(LABEL) ? Integer.parseInt(comment.substring(LABEL.length())) : 1;
    }

    String createSchema() {
        return "CREATE SCHEMA IF NOT EXISTS " + name(schema);
    }

    /** Returns what makes the tables that are missing. */
    List<String> create() {
        return List.of(
                createDeployment(),
                createScript(),
                createLease(),
                "COMMENT ON TABLE " + script() + " IS " + literal(LABEL + VERSION));
    }

    private String createDeployment() {
        return """
                CREATE TABLE IF NOT EXISTS %s (
                    id VARCHAR(40) NOT NULL,
                    root VARCHAR(40) NOT NULL,
                    name VARCHAR(512) NOT NULL,
                    target VARCHAR(256) NOT NULL,
                    state VARCHAR(16) NOT NULL,
                    started_at TIMESTAMP NOT NULL,
                    finished_at TIMESTAMP,
                    actor VARCHAR(256) NOT NULL,
                    commit_id VARCHAR(64),
                    branch VARCHAR(512),
                    run_url VARCHAR(1024),
                    ticket VARCHAR(256),
                    tool_version VARCHAR(64),
                    processes VARCHAR(4096),
                    error VARCHAR(8192)
                ) SORTKEY (started_at)""".formatted(deployment());
    }

    private String createScript() {
        return """
                CREATE TABLE IF NOT EXISTS %s (
                    deployment VARCHAR(40) NOT NULL,
                    position INTEGER NOT NULL,
                    project VARCHAR(256) NOT NULL,
                    path VARCHAR(2048) NOT NULL,
                    checksum CHAR(64) NOT NULL,
                    run_policy VARCHAR(16) NOT NULL,
                    state VARCHAR(16) NOT NULL,
                    statements INTEGER NOT NULL,
                    committed INTEGER NOT NULL,
                    prefix CHAR(64),
                    alone INTEGER NOT NULL,
                    recorded_at TIMESTAMP NOT NULL,
                    error VARCHAR(8192)
                ) SORTKEY (project, path, deployment)""".formatted(script());
    }

    private String createLease() {
        return """
                CREATE TABLE IF NOT EXISTS %s (
                    name VARCHAR(64) NOT NULL,
                    owner VARCHAR(40) NOT NULL,
                    actor VARCHAR(256) NOT NULL,
                    run_url VARCHAR(1024),
                    acquired_at TIMESTAMP NOT NULL,
                    expires_at TIMESTAMP NOT NULL
                )""".formatted(lease());
    }
}
