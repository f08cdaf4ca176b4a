/** Classes that break every rule of the architecture, so that its test can show that it sees them. */
package io.github.redshiftdeploy.check.planted;
