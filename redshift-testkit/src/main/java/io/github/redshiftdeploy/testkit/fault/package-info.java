/** What deployments that were disturbed are judged by: what they left in the tables, and what they said. */
@NullMarked
package io.github.redshiftdeploy.testkit.fault;

import org.jspecify.annotations.NullMarked;
