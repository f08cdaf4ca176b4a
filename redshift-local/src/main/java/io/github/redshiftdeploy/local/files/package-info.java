/** Files that only their owner may read: the stand-in keeps passwords and a database in them. */
@NullMarked
package io.github.redshiftdeploy.local.files;

import org.jspecify.annotations.NullMarked;
