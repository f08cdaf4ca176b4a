package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.Audit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name under which CloudTrail shows what a deployment did with a role. */
final class SessionName {

    private static final int LONGEST = 64;
    private static final Pattern RUN = Pattern.compile("/actions/runs/(\\d+)(?:/attempts/(\\d+))?$");

    private SessionName() {}

    /** Returns a name that AWS accepts, made of the person and, in a workflow, the run and its attempt. */
    static String of(Audit audit) {
        String run = run(audit);
        String actor = "redshift-deploy-" + audit.actor().replaceAll("[^\\w+=,.@-]", "-");
        return actor.substring(0, Math.min(actor.length(), LONGEST - run.length())) + run;
    }

    private static String run(Audit audit) {
        Matcher found = RUN.matcher(audit.runUrl() == null ? "" : audit.runUrl());
        if (!found.find()) {
            return "";
        }
        return "-" + found.group(1) + (found.group(2) == null ? "" : "-" + found.group(2));
    }
}
