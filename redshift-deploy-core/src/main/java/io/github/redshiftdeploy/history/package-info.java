/** What was deployed before, as the cluster itself remembers it, and who is deploying now. */
@NullMarked
package io.github.redshiftdeploy.history;

import org.jspecify.annotations.NullMarked;
