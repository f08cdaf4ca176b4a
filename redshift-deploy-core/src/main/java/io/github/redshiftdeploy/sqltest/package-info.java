/** Tests of what is deployed: scripts whose statements are assertions, and what became of them. */
@NullMarked
package io.github.redshiftdeploy.sqltest;

import org.jspecify.annotations.NullMarked;
