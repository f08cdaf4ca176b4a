package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.execute.Piece.Kind;
import io.github.redshiftdeploy.sql.StatementClass;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The scripts that a lane has begun and not ended, and what of them is to be sent next. */
final class UnderWay implements Closeable {

    /** Both keep a message small enough to name its statements and to lose little time when one fails. */
    private static final int MOST_STATEMENTS = 100;

    private static final int MOST_BYTES = 64 * 1024;

    private final Scripts scripts;
    private final Means means;
    private final RunConfig config;
    private final List<ScriptWork> works = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();

    private @Nullable Pieces open;
    private @Nullable Piece held;
    private @Nullable Piece unsent;
    private int reading = -1;
    private boolean fresh;
    private boolean oneByOne;
    private boolean begun;

    /** A script ends with its last piece. */
    private record Ending(ScriptWork work, Piece last) {}

    UnderWay(Scripts scripts, Means means, RunConfig config) {
        this.scripts = scripts;
        this.means = means;
        this.config = config;
    }

    /** Returns the scripts, in order. */
    List<ScriptWork> works() {
        return List.copyOf(works);
    }

    /** Returns the script that is read. */
    ScriptWork current() {
        return works.get(Math.max(0, Math.min(reading, works.size() - 1)));
    }

    /**
     * Returns the pieces of the next message; none when there is nothing to send any more.
     *
     * @param inTransaction whether a transaction is open
     * @param ended takes the scripts that turn out to have ended with the message before
     */
    List<Piece> next(boolean inTransaction, Consumer<ScriptWork> ended) throws IOException, InterruptedException {
        List<Piece> message = new ArrayList<>();
        int bytes = 0;
        int statements = 0;
        for (Piece piece = piece(true, ended); piece != null; piece = piece(message.isEmpty(), ended)) {
            if (message.isEmpty() && !inTransaction && isVain(piece)) {
                unsent = null;
                continue;
            }
            bytes += piece.sql().getBytes(StandardCharsets.UTF_8).length;
            statements += piece.statement() == null ? 0 : 1;
            boolean full = bytes > MOST_BYTES || statements > MOST_STATEMENTS || piece.byItself();
            if (!message.isEmpty() && full) {
                held = piece;
                return message;
            }
            message.add(piece);
            if (piece.byItself() || oneByOne || !config.pipeline() || endsMessage(piece)) {
                return message;
            }
        }
        return message;
    }

    /** What TRUNCATE has committed already needs no COMMIT. */
    private static boolean isVain(Piece piece) {
        return piece.kind() == Kind.COMMIT && piece.script().committed() == piece.number();
    }

    /** How a server answers a statement that commits what is around it need not be one answer. */
    private static boolean endsMessage(Piece piece) {
        return piece.statement() != null && piece.statement().kind().statementClass() == StatementClass.COMMITS;
    }

    private @Nullable Piece piece(boolean patient, Consumer<ScriptWork> ended)
            throws IOException, InterruptedException {
        if (held != null) {
            Piece piece = held;
            held = null;
            return piece;
        }
        while (true) {
            Piece piece = open == null ? null : open.next();
            if (piece != null) {
                unsent = piece;
                return piece;
            }
            if (open != null) {
                close();
                readToItsEnd(ended);
            }
            if (!openNext(patient)) {
                return lastOfAll();
            }
            if (means.oneTransaction() && !begun) {
                begun = true;
                return new Piece(Kind.BEGIN, means.marker().comment(null, 0) + "BEGIN", current(), null, 0);
            }
        }
    }

    private void readToItsEnd(Consumer<ScriptWork> ended) {
        if (means.oneTransaction()) {
            return;
        }
        if (unsent == null) {
            ended.accept(current());
        } else {
            endings.add(new Ending(current(), unsent));
        }
    }

    /** Opens the next script: one that was begun already, or one more, as soon as there is one. */
    private boolean openNext(boolean patient) throws IOException, InterruptedException {
        if (reading + 1 >= works.size()) {
            Optional<ScriptWork> more = patient ? scripts.take(this) : ahead() ? scripts.poll(this) : Optional.empty();
            if (more.isEmpty()) {
                return false;
            }
            works.add(more.get());
        }
        reading++;
        ScriptWork work = current();
        open = new Pieces(work, means, fresh || (work.committed() > 0 && !work.begun()));
        fresh = false;
        return true;
    }

    /** Several lanes leave each other the scripts that they have not begun; one transaction has one lane. */
    private boolean ahead() {
        return config.pipeline() && (config.parallel() == 1 || means.oneTransaction());
    }

    /** In a deployment that is one transaction, the COMMIT of all. */
    private @Nullable Piece lastOfAll() {
        if (!means.oneTransaction() || !begun || works.isEmpty()) {
            return null;
        }
        begun = false;
        return new Piece(Kind.COMMIT, "COMMIT", works.get(works.size() - 1), null, Integer.MAX_VALUE);
    }

    /** The last message was answered to its end. */
    void sent() {
        unsent = held;
    }

    /** Returns the scripts that end with a piece. */
    List<ScriptWork> endedBy(Piece piece) {
        List<ScriptWork> ended = new ArrayList<>();
        while (!endings.isEmpty() && endings.get(0).last() == piece) {
            ended.add(endings.remove(0).work());
        }
        return ended;
    }

    /** Forgets a script that has ended. */
    void remove(ScriptWork work) {
        reading -= works.indexOf(work) <= reading ? 1 : 0;
        works.remove(work);
    }

    /**
     * Goes back to what is committed of each script.
     *
     * @param freshSession whether the session knows nothing of what they have set
     */
    void rewind(boolean freshSession) throws IOException {
        close();
        held = null;
        unsent = null;
        endings.clear();
        reading = -1;
        begun = false;
        fresh |= freshSession;
        works.forEach(ScriptWork::undone);
    }

    /** From now on each statement is a message by itself. */
    void oneByOne() {
        oneByOne = true;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
