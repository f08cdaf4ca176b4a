/** Tests that need the machine for themselves. */
@NullMarked
package io.github.redshiftdeploy.testkit.alone;

import org.jspecify.annotations.NullMarked;
