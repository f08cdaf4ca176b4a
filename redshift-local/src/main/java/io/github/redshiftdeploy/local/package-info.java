/**
 * The embedded stand-in for an Amazon Redshift cluster: {@code RedshiftLocal} starts it, {@code Main} is it as a
 * process.
 */
@NullMarked
package io.github.redshiftdeploy.local;

import org.jspecify.annotations.NullMarked;
