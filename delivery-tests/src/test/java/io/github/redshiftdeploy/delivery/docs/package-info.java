/** Keeps the documentation true: links, commands, snippets. */
@NullMarked
package io.github.redshiftdeploy.delivery.docs;

import org.jspecify.annotations.NullMarked;
