package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class FileWordsTest {

    @Test
    void say_what_is_wrong_with_a_file() {
        assertThat(FileWords.of(new AccessDeniedException("target/x"))).isEqualTo("no permission to use 'target/x'");
        assertThat(FileWords.of(new FileAlreadyExistsException("target/x")))
                .isEqualTo("'target/x' is a file, and must be a folder");
        assertThat(FileWords.of(new NotDirectoryException("target/x")))
                .isEqualTo("'target/x' is a file, and must be a folder");
        assertThat(FileWords.of(new NoSuchFileException("target/x"))).isEqualTo("'target/x' is not there");
    }

    @Test
    void are_java_s_where_it_says_something() {
        assertThat(FileWords.of(new FileSystemException("target/x", null, "No space left on device")))
                .isEqualTo("target/x: No space left on device");
        assertThat(FileWords.of(new IOException("the stand-in did not start"))).isEqualTo("the stand-in did not start");
        assertThat(FileWords.of(new EOFException())).isEqualTo("EOFException");
    }
}
