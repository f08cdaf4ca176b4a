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

    /** Returns a place of the script for a diagnostic, with the text of its line. */
    public Place place(Position position) {
        return new Place(name, position.line(), position.column(), SourceLine.read(file, encoding, position.line()));
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
