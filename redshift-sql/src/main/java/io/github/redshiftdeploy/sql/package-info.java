/**
 * Amazon Redshift's SQL: script text to statements, each with its kind, its place and what it does to a transaction.
 */
@NullMarked
package io.github.redshiftdeploy.sql;

import org.jspecify.annotations.NullMarked;
