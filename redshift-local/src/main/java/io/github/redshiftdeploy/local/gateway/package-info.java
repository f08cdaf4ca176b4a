/** The door of the stand-in: it speaks to clients as Amazon Redshift does and to PostgreSQL as PostgreSQL does. */
@NullMarked
package io.github.redshiftdeploy.local.gateway;

import org.jspecify.annotations.NullMarked;
