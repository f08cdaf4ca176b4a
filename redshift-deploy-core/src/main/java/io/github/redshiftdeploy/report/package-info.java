/** Tells people and machines what was planned and what happened. */
@NullMarked
package io.github.redshiftdeploy.report;

import org.jspecify.annotations.NullMarked;
