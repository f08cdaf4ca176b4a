/** Questions to the target about what it has, and their answers. */
@NullMarked
package io.github.redshiftdeploy.catalogue;

import org.jspecify.annotations.NullMarked;
