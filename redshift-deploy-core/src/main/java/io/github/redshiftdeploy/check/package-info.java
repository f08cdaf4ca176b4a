/** What can be said about scripts without executing them. */
@NullMarked
package io.github.redshiftdeploy.check;

import org.jspecify.annotations.NullMarked;
