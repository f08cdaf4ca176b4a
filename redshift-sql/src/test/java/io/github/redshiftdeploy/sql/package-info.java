@NullMarked
package io.github.redshiftdeploy.sql;

import org.jspecify.annotations.NullMarked;
