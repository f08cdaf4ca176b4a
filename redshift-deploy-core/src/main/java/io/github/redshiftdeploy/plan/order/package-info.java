/** Which scripts wait for which others, and what they lock. */
@NullMarked
package io.github.redshiftdeploy.plan.order;

import org.jspecify.annotations.NullMarked;
