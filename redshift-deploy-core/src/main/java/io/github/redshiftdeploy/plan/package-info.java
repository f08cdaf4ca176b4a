/** What a deployment will do, in order, and what commits together. */
@NullMarked
package io.github.redshiftdeploy.plan;

import org.jspecify.annotations.NullMarked;
