package io.github.redshiftdeploy.local.aws;

/**
 * Who signed a request.
 *
 * @param arn the identity's ARN, as in AWS's messages
 * @param userId the unique id, with the session name when it is an assumed role
 * @param databaseUser the database user that the identity is mapped to
 */
record Caller(String arn, String userId, String databaseUser) {

    static final String ACCOUNT = "123456789012";

    /** Nobody: the one operation that is not signed. */
    static final Caller ANONYMOUS = new Caller("", "", "");

    /** Returns whether it is the same user or role, of whatever session. */
    boolean sameIdentity(Caller other) {
        return databaseUser.equals(other.databaseUser);
    }

    static Caller user(String name) {
        return new Caller("arn:aws:iam::" + ACCOUNT + ":user/" + name, "AIDAREDSHIFTLOCAL000", "IAM:" + name);
    }

    /** Returns the session of a role; its database user is the role's, whatever the session's name. */
    static Caller role(String name, String session) {
        String arn = "arn:aws:sts::" + ACCOUNT + ":assumed-role/" + name + "/" + session;
        return new Caller(arn, "AROAREDSHIFTLOCAL000:" + session, "IAMR:" + name);
    }
}
