/** Statements as trees: immutable records that know where in the text they begin and how they are written. */
@NullMarked
package io.github.redshiftdeploy.sql.tree;

import org.jspecify.annotations.NullMarked;
