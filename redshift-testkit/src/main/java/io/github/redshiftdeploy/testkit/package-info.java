/** Golden files: a test's expectation lives in a file beside its input, and one switch rewrites it. */
@NullMarked
package io.github.redshiftdeploy.testkit;

import org.jspecify.annotations.NullMarked;
