package io.github.redshiftdeploy.local.gateway;

/** The connection is to end as by a failing network. */
final class Cut extends Exception {
    private static final long serialVersionUID = 1L;
}
