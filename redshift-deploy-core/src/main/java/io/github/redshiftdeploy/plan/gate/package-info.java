/** What a target asks for before a deployment changes anything: each gate is a question to what is known of it. */
@NullMarked
package io.github.redshiftdeploy.plan.gate;

import org.jspecify.annotations.NullMarked;
