package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.PlaceholderSyntax;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.sql.Statement;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the statements of a script, one at a time, with the values of placeholders in place. */
public final class ScriptReader implements Closeable {

    private final Checksum checksum;
    private final StatementReader statements;
    private final Function<Statement, ScriptStatement> placeholders;
    private final @Nullable PsqlVariables variables;
    private final Script script;
    private final Consumer<Diagnostic> mistakes;
    private final ScriptConfig config;
    private final Set<String> used;
    private @Nullable Script described;
    private boolean block;

    /**
     * Opens a script.
     *
     * @param mistakes takes what is wrong with its text
     */
    public ScriptReader(Script script, ScriptConfig config, Consumer<Diagnostic> mistakes) throws IOException {
        this.script = script;
        this.mistakes = mistakes;
        this.config = config;
        ScriptText text = script.text();
        this.checksum = new Checksum(text.open());
        boolean replaces = config.replacePlaceholders() && text.hasPlaceholders();
        if (config.placeholderSyntax() == PlaceholderSyntax.PSQL && text.hasPlaceholders()) {
            PsqlVariables given = new PsqlVariables(config.placeholderValues(), script, mistakes);
            this.variables = given;
            this.statements = StatementReader.ofPsql(checksum, text.encoding(), script::place, mistakes, given::take);
            this.placeholders = new PsqlPlaceholders(given, replaces, script, mistakes)::replace;
            this.used = given.used();
        } else {
            this.variables = null;
            this.statements = new StatementReader(checksum, text.encoding(), script::place, mistakes);
            Placeholders dollar = new Placeholders(config.placeholderValues(), script, mistakes);
            this.placeholders = replaces ? dollar::replace : ScriptReader::asItIs;
            this.used = dollar.used();
        }
    }

    /** Returns the next statement, or nothing at the end. */
    public Optional<ScriptStatement> next() throws IOException {
        Optional<ScriptStatement> next = statements.next().map(placeholders).map(this::inItsPlace);
        if (next.isEmpty() && variables != null) {
            skip(); // Behind a command that ends the script there may be more, which belongs to its checksum.
        }
        return next;
    }

    private static ScriptStatement asItIs(Statement statement) {
        return new ScriptStatement(statement, statement.kind(), statement.text(), new SourceMap());
    }

    /** Returns the values of placeholders that the statements read so far use. */
    public Inputs inputs() {
        return Inputs.of(used, config);
    }

    /** Returns the commands of psql that were passed over so far. */
    public PassedOver passedOver() {
        return variables == null ? PassedOver.NONE : variables.passedOver();
    }

    /** Only what stands before a COMMIT tells whether it ends a block. */
    private ScriptStatement inItsPlace(ScriptStatement statement) {
        boolean inBlock = block;
        switch (statement.kind().statementClass()) {
            case OPENS -> block = true;
            case CLOSES, UNDOES -> block = false;
            case TRANSACTIONAL, ALONE, COMMITS, BORDER -> {}
        }
        boolean closes = statement.kind().statementClass() == StatementClass.CLOSES;
        return closes && !inBlock ? statement.withoutBlock() : statement;
    }

    /** Returns the script with what its leading comments say about it; call it after the first statement was read. */
    public Script script() {
        if (described == null) {
            described = Directives.apply(script, statements.header(), mistakes);
        }
        return described;
    }

    /**
     * Returns the queries that must be true before the script begins: {@code -- require: SELECT ...} in its leading
     * comments. Call it after the first statement was read.
     */
    List<ScriptStatement> requirements() {
        return Requirements.in(statements.header(), script, placeholders, mistakes);
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
