/** Runs a plan, statement by statement, and stops at the first failure. */
@NullMarked
package io.github.redshiftdeploy.execute;

import org.jspecify.annotations.NullMarked;
