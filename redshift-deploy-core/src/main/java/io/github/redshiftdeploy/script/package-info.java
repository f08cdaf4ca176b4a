/** The scripts of a deployment: found, put in order, read. */
@NullMarked
package io.github.redshiftdeploy.script;

import org.jspecify.annotations.NullMarked;
