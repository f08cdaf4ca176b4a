package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.history.Holder;

/** Hears what happens while the lease is taken, held and released. */
public interface LeaseListener {

    /** Another deployment holds the lease. */
    void waiting(Holder holder);

    /** Something else is worth knowing, such as that the lease could not be released. */
    void remark(String text);
}
