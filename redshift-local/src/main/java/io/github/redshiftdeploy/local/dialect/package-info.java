/** Makes PostgreSQL behave as Amazon Redshift: what is translated, what is refused and what cannot be rehearsed. */
@NullMarked
package io.github.redshiftdeploy.local.dialect;

import org.jspecify.annotations.NullMarked;
