/** Sessions over Amazon's driver, which is known here and nowhere else. */
@NullMarked
package io.github.redshiftdeploy.connect.jdbc;

import org.jspecify.annotations.NullMarked;
