/** A proxy that reads along what a client and a server of PostgreSQL's protocol say, and makes the network fail. */
@NullMarked
package io.github.redshiftdeploy.testkit.wire;

import org.jspecify.annotations.NullMarked;
