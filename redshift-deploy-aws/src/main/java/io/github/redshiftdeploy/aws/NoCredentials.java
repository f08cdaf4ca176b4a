package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;

/** Says that there are no credentials, or half of them, and what to do. */
final class NoCredentials {

    private NoCredentials() {}

    static DiagnosticException anywhere(AwsEnvironment environment) {
        return error(
                "no AWS credentials were found in the environment, the profiles or a web identity",
                environment.variable("GITHUB_ACTIONS").isPresent() ? """
                        give the job 'permissions: id-token: write' and run aws-actions/configure-aws-credentials
                        with 'role-to-assume' before the deployment;
                        on a runner that is an EC2 instance AWS_EC2_METADATA_DISABLED=false uses the instance's role""" : """
                        sign in with 'aws sso login' and name the profile in AWS_PROFILE, or set AWS_ACCESS_KEY_ID
                        and AWS_SECRET_ACCESS_KEY; -Dredshift.target=local needs no AWS at all;
                        on an EC2 instance AWS_EC2_METADATA_DISABLED=false uses the instance's role""");
    }

    static DiagnosticException half() {
        return error(
                "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not",
                "set both, and AWS_SESSION_TOKEN if the key begins with ASIA");
    }

    static DiagnosticException noRole() {
        return error(
                "AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is not",
                "set AWS_ROLE_ARN to the role that the token is to be traded for");
    }

    static DiagnosticException noProfile(String name) {
        return error(
                "there is no AWS profile '" + OneLine.of(name) + "'",
                "correct AWS_PROFILE; 'aws configure list-profiles' shows those that exist");
    }

    private static DiagnosticException error(String message, String help) {
        return new DiagnosticException(
                Diagnostic.error(AwsCode.NO_CREDENTIALS, message).help(help));
    }
}
