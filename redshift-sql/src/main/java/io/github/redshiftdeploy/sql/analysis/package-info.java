/** What statements do to the objects of a database, as far as their text tells. */
@NullMarked
package io.github.redshiftdeploy.sql.analysis;

import org.jspecify.annotations.NullMarked;
