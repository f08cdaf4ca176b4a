/** What a project begins with: the files that a newcomer would otherwise copy out of the documentation. */
@NullMarked
package io.github.redshiftdeploy.init;

import org.jspecify.annotations.NullMarked;
