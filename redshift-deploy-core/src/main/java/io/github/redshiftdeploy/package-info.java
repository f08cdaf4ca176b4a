/** The door to the deployer: a goal builds a configuration, calls one method, and hands the answer to a report. */
@NullMarked
package io.github.redshiftdeploy;

import org.jspecify.annotations.NullMarked;
