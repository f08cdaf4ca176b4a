package io.github.redshiftdeploy.connect.jdbc;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of settings for the driver in which nothing stands. Without a file that exists the driver looks for an
 * {@code rsjdbc.ini} by itself: where AMAZON_REDSHIFT_JDBC_INI_FILE says, beside its jar, in the home and in the folder
 * for temporary files, where everybody may put one.
 */
record NoIniFile(Path path, boolean temporary) implements AutoCloseable {

    private static final Path NULL_DEVICE = Path.of("/dev/null");

    /** Returns the null device, which nobody can replace, or where there is none a file of this user's own. */
    static NoIniFile make() {
        return make(NULL_DEVICE, File.separatorChar);
    }

    /** On Windows the path means the folder {@code dev} of the drive, in which any user may make such a file. */
    static NoIniFile make(Path nullDevice, char separator) {
        if (separator == '/' && Files.exists(nullDevice) && !Files.isRegularFile(nullDevice)) {
            return new NoIniFile(nullDevice, false);
        }
        try {
            return new NoIniFile(Files.createTempFile("redshift-deploy-", ".ini"), true);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary file can be made", e);
        }
    }

    @Override
    public void close() {
        if (temporary) {
            path.toFile().delete();
        }
    }
}
