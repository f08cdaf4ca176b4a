/** A problem that the user can mend: a code, a place, what is wrong and what to do. */
@NullMarked
package io.github.redshiftdeploy.diagnostic;

import org.jspecify.annotations.NullMarked;
