/** A PostgreSQL server of our own: unpacked from a jar, reachable for its owner only, gone when the JVM is gone. */
@NullMarked
package io.github.redshiftdeploy.local.postgres;

import org.jspecify.annotations.NullMarked;
