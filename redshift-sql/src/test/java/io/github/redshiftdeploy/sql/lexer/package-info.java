@NullMarked
package io.github.redshiftdeploy.sql.lexer;

import org.jspecify.annotations.NullMarked;
