package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.sql.StatementReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the statements of a script, one at a time, with the values of placeholders in place. */
public final class ScriptReader implements Closeable {

    private final Checksum checksum;
    private final StatementReader statements;
    private final Placeholders placeholders;
    private final boolean replaces;
    private final Script script;
    private final Consumer<Diagnostic> mistakes;
    private @Nullable Script described;

    /**
     * Opens a script.
     *
     * @param mistakes takes what is wrong with its text
     */
    public ScriptReader(Script script, ScriptConfig config, Consumer<Diagnostic> mistakes) throws IOException {
        this.script = script;
        this.mistakes = mistakes;
        this.checksum = new Checksum(Files.newInputStream(script.file()));
        this.statements = new StatementReader(checksum, script.encoding(), script::place, mistakes);
        this.replaces = config.replacePlaceholders();
        this.placeholders = new Placeholders(replaces ? config.placeholders() : Map.of(), script, mistakes);
    }

    /** Returns the next statement, or nothing at the end. */
    public Optional<ScriptStatement> next() throws IOException {
        return statements
                .next()
                .map(statement -> replaces
                        ? placeholders.replace(statement)
                        : new ScriptStatement(statement, statement.kind(), statement.text(), new SourceMap()));
    }

    /** Returns the script with what its leading comments say about it; call it after the first statement was read. */
    public Script script() {
        if (described == null) {
            described = Directives.apply(script, statements.header(), mistakes);
        }
        return described;
    }

    /** Goes on to the end and looks at no statement; then only {@link #checksum} is of use. */
    public void skip() throws IOException {
        checksum.transferTo(OutputStream.nullOutputStream());
    }

    /** Returns the SHA-256 of the text, with line ends made equal, in hexadecimal; call it once, after the end. */
    public String checksum() {
        return checksum.hex();
    }

    @Override
    public void close() throws IOException {
        statements.close();
    }
}
