package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.plan.Segment;
import io.github.redshiftdeploy.script.ScriptCode;
import io.github.redshiftdeploy.script.ScriptReader;
import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.script.SessionLog;
import io.github.redshiftdeploy.script.SessionStatement;
import io.github.redshiftdeploy.script.StatementsChecksum;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.analysis.SessionChange;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the statements of a script again to send them, and makes sure that they are still those that were planned. */
final class ScriptReading implements Closeable {

    private final RunningScript script;
    private final ScriptReader reader;
    private final @Nullable StatementsChecksum checksum;
    private final List<SessionStatement> settings = new ArrayList<>();
    private @Nullable ScriptStatement ahead;
    private @Nullable String user;
    private @Nullable String userBefore;
    private int number;

    /** Opens a script, and reads over its committed statements. */
    ScriptReading(RunningScript script, SqlContext context) throws IOException {
        this.script = script;
        this.checksum = script.step().segments().size() > 1 || needsPrefixes(script) ? new StatementsChecksum() : null;
        this.reader = new ScriptReader(script.step().script(), context.scripts(), problem -> {
            throw changedMeanwhile();
        });
        try {
            // The committed ones are read too: the checksum of a beginning, the user and the settings depend on them.
            while (number < script.committed()) {
                session().again(next(script.committed())).ifPresent(settings::add);
            }
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static boolean needsPrefixes(RunningScript script) {
        return script.step().segments().stream().anyMatch(part -> part.kind() == Segment.Kind.EACH || part.apart());
    }

    /** Returns what makes a new session what the committed statements had made of the old one. */
    List<SessionStatement> settings() {
        return settings;
    }

    /** Returns how many statements have been read. */
    int number() {
        return number;
    }

    /** Returns the statement by which the script has become another user; null when it has not. */
    @Nullable
    String user() {
        return user;
    }

    /** Returns the checksum of what has been read; null when no row of the history needs it. */
    @Nullable
    String prefix() {
        return checksum == null ? null : checksum.hex();
    }

    /**
     * Reads over each COMMIT without BEGIN that stands here.
     *
     * @param last the number of the segment's last statement
     */
    void passBorders(int last) throws IOException {
        while (number < last && isBorder()) {
            next(last);
        }
    }

    private boolean isBorder() throws IOException {
        if (ahead == null) {
            ahead = reader.next().orElseThrow(this::changedMeanwhile);
        }
        return script.step().outline().classOf(ahead.number()) == StatementClass.BORDER;
    }

    /**
     * Reads the next statement.
     *
     * @param last the number of the segment's last statement
     */
    ScriptStatement next(int last) throws IOException {
        ScriptStatement read = ahead;
        ScriptStatement statement = read == null ? reader.next().orElseThrow(this::changedMeanwhile) : read;
        ahead = null;
        number++;
        if (checksum != null) {
            checksum.add(statement);
        }
        follow(statement);
        boolean whole = number == last && number == script.statements();
        if (whole) {
            requireUnchanged();
        }
        return statement;
    }

    /** Whoever the script becomes in a block of its own, it is again who it was when it rolls that back. */
    private void follow(ScriptStatement statement) {
        switch (script.step().outline().classOf(statement.number())) {
            case OPENS -> userBefore = user;
            case UNDOES -> user = userBefore;
            case TRANSACTIONAL, ALONE, COMMITS, CLOSES, BORDER -> {
                if (session().changes(statement.number()).contains(SessionChange.USER)) {
                    user = statement.sql();
                }
            }
        }
    }

    private SessionLog session() {
        return script.step().outline().session();
    }

    /** The last statement is not sent unless the whole script is what the row of the history says of it. */
    private void requireUnchanged() throws IOException {
        boolean same = reader.next().isEmpty()
                && reader.checksum().equals(script.step().outline().checksum());
        if (!same) {
            throw changedMeanwhile();
        }
    }

    private DiagnosticException changedMeanwhile() {
        return new DiagnosticException(
                Diagnostic.error(ScriptCode.CHANGED_MEANWHILE, "the script changed while the deployment was running")
                        .at(Place.file(script.name()))
                        .help("deploy from a checkout that nobody writes to"));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
