/** What hangs on objects that scripts drop and make again: the privileges on them, and the views that need them. */
@NullMarked
package io.github.redshiftdeploy.plan.keep;

import org.jspecify.annotations.NullMarked;
