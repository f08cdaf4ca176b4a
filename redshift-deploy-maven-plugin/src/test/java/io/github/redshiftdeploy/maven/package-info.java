@NullMarked
package io.github.redshiftdeploy.maven;

import org.jspecify.annotations.NullMarked;
