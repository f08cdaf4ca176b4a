/** Proof that what a page of a code suggests is true: each suggestion is followed, and the code is gone. */
@NullMarked
package io.github.redshiftdeploy.remedy;

import org.jspecify.annotations.NullMarked;
