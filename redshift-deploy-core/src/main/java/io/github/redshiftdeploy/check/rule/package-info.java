/** The rules, a class each, and what several of them look for. */
@NullMarked
package io.github.redshiftdeploy.check.rule;

import org.jspecify.annotations.NullMarked;
