package io.github.redshiftdeploy.script;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The text of a script. Whoever reads a script asks its text: nobody opens a file beside it. */
public sealed interface ScriptText {

    /** Opens the text, from its beginning. */
    InputStream open() throws IOException;

    /** Returns what {@link #open} is written in. */
    Charset encoding();

    /** Returns its length in bytes. */
    long bytes() throws IOException;

    /** Tells whether placeholders, and commands of psql, stand in it and not yet what they mean. */
    boolean hasPlaceholders();

    /** Returns where it comes from, for messages, when people cannot open it as a file of the project. */
    Optional<String> origin();

    /** Returns the name of the file that it is in when links are followed. */
    Optional<String> realName(ProjectRoot root) throws IOException;

    /** A file of the project. */
    record InFile(Path file, Charset encoding) implements ScriptText {

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public long bytes() throws IOException {
            return Files.size(file);
        }

        @Override
        public boolean hasPlaceholders() {
            return true;
        }

        @Override
        public Optional<String> origin() {
            return Optional.empty();
        }

        @Override
        public Optional<String> realName(ProjectRoot root) throws IOException {
            return Optional.of(root.name(file.toRealPath()));
        }
    }

    /**
     * A text that was captured from a database or derived from what was deployed. It is taken as it is: placeholders
     * have their values already, and what looks like one belongs to the text.
     *
     * @param madeFrom where it comes from, such as {@code rollback of 'x.sql', derived by deployment d-1}
     */
    record Made(String sql, String madeFrom) implements ScriptText {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(sql.getBytes(encoding()));
        }

        @Override
        public Charset encoding() {
            return StandardCharsets.UTF_8;
        }

        @Override
        public long bytes() {
            return sql.getBytes(encoding()).length;
        }

        @Override
        public boolean hasPlaceholders() {
            return false;
        }

        @Override
        public Optional<String> origin() {
            return Optional.of(madeFrom);
        }

        @Override
        public Optional<String> realName(ProjectRoot root) {
            return Optional.empty();
        }
    }
}
