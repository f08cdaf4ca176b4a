/** Tests of what the build and the jars are made of: versions, checksums, licences and the lists of parts. */
@NullMarked
package io.github.redshiftdeploy.delivery.supply;

import org.jspecify.annotations.NullMarked;
