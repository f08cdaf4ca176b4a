package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.sql.Position;
import java.nio.charset.Charset;
import java.nio.file.Path;

/**
 * A script to deploy.
 *
 * @param name its path relative to the project, with forward slashes
 * @param file where it is
 * @param encoding what it is written in
 */
public record Script(String name, Path file, Charset encoding, RunPolicy run, TransactionPolicy transaction) {

    /** Returns a place of the script for a diagnostic, with the text of its line unless the line is very long. */
    public Place place(Position position) {
        String line = SourceLine.read(file, encoding, position.line());
        boolean shown = line != null && position.column() <= line.length() + 1;
        return new Place(name, position.line(), position.column(), shown ? line : null);
    }

    Script with(Options options) {
        return new Script(
                name,
                file,
                encoding,
                options.run() == null ? run : options.run(),
                options.transaction() == null ? transaction : options.transaction());
    }
}
