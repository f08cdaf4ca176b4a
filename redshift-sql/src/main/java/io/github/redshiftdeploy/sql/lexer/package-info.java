/** Script text to tokens, losing nothing: the tokens put together are the text again. */
@NullMarked
package io.github.redshiftdeploy.sql.lexer;

import org.jspecify.annotations.NullMarked;
