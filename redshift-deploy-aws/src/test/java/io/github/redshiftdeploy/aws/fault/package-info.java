/** Deployments over the Data API that are disturbed at any request, those that resume them, and what comes of it. */
@NullMarked
package io.github.redshiftdeploy.aws.fault;

import org.jspecify.annotations.NullMarked;
