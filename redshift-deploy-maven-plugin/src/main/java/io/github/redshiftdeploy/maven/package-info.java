/** The goals: each turns its parameters into a configuration, calls one method of the deployer, and reports. */
@NullMarked
package io.github.redshiftdeploy.maven;

import org.jspecify.annotations.NullMarked;
