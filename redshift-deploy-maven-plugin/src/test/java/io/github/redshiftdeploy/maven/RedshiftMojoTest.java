package io.github.redshiftdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class RedshiftMojoTest {

    @Test
    void says_what_is_wrong_with_a_file() {
        assertThat(RedshiftMojo.reason(new AccessDeniedException("target/x")))
                .isEqualTo("no permission to use 'target/x'");
        assertThat(RedshiftMojo.reason(new FileAlreadyExistsException("target/x")))
                .isEqualTo("'target/x' is a file, and must be a folder");
        assertThat(RedshiftMojo.reason(new FileSystemException("target/x", null, "No space left on device")))
                .isEqualTo("target/x: No space left on device");
        assertThat(RedshiftMojo.reason(new IOException("the stand-in did not start")))
                .isEqualTo("the stand-in did not start");
    }
}
