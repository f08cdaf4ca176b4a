/** Tokens to trees: a recursive descent, one class a family of commands, that says what it expected. */
@NullMarked
package io.github.redshiftdeploy.sql.parser;

import org.jspecify.annotations.NullMarked;
