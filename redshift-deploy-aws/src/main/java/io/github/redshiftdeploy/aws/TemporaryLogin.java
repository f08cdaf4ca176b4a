package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.connect.Login;
import java.time.Instant;

/** A login and the instant from which no new connection can be made with it; open ones live on. */
record TemporaryLogin(Login login, Instant expires) {}
