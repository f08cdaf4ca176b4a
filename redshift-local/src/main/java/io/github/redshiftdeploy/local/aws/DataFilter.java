package io.github.redshiftdeploy.local.aws;

import java.util.Optional;

/** Which statements a list shows. */
record DataFilter(Caller caller, Parameters parameters, String status, boolean ofRole) {

    static DataFilter of(Caller caller, Parameters parameters) {
        String status = parameters.text("Status").orElse(DataStatus.FINISHED.name());
        boolean session = parameters.text("RoleLevel").filter("false"::equals).isPresent();
        return new DataFilter(caller, parameters, status, !session);
    }

    boolean takes(DataStatement statement) {
        return (status.equals("ALL") || status.equals(statement.status().name()))
                && statement
                        .request()
                        .name()
                        .startsWith(parameters.text("StatementName").orElse(""))
                && (ofRole || statement.owner().equals(caller))
                && same("ClusterIdentifier", statement.origin().cluster())
                && same("WorkgroupName", statement.origin().workgroup())
                && same("Database", Optional.of(statement.login().database()));
    }

    /** Tells whether a statement stands before the page that is asked for. */
    boolean beforePage(DataStatement statement) {
        return parameters
                .text("NextToken")
                .filter(token -> !token.equals(statement.id()))
                .isPresent();
    }

    private boolean same(String name, Optional<String> value) {
        return parameters.text(name).isEmpty() || parameters.text(name).equals(value);
    }
}
