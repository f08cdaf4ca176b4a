/** What is to be deployed, where and how: settings as text in, checked records out. */
@NullMarked
package io.github.redshiftdeploy.config;

import org.jspecify.annotations.NullMarked;
