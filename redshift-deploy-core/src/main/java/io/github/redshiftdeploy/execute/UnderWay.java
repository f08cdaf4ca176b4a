package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.execute.Piece.Kind;
import io.github.redshiftdeploy.sql.StatementClass;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The scripts that a lane has begun and not ended, and what of them is to be sent next. */
final class UnderWay implements Closeable {

    /** Of several transactions not more than that is on its way when one fails, or the lease is lost. */
    private static final int MOST_STATEMENTS = 100;

    /** Of one transaction nothing is left when it fails. */
    private static final int MOST_OF_ONE_TRANSACTION = 1_000;

    /** A message is held in memory several times, and so it is by the server. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private final Scripts scripts;
    private final Means means;
    private final RunConfig config;
    private final List<ScriptWork> works = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();
    private final List<Stretch> apart = new ArrayList<>();

    private @Nullable Pieces open;
    private @Nullable Piece held;
    private @Nullable Piece unsent;
    private int reading = -1;
    private boolean fresh;
    private boolean begun;

    /** A script ends with its last piece. */
    private record Ending(ScriptWork work, Piece last) {}

    /** Pieces in a row; those that are made anew after a failure are the same. */
    private record Stretch(Piece first, Piece last) {
        private boolean contains(Piece piece) {
            return order(first, piece) <= 0 && order(piece, last) <= 0;
        }

        private static int order(Piece one, Piece other) {
            int scripts = Integer.compare(one.script().index(), other.script().index());
            return scripts == 0 ? Integer.compare(one.number(), other.number()) : scripts;
        }
    }

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
        int characters = 0;
        int statements = 0;
        int most = MOST_OF_ONE_TRANSACTION;
        for (Piece piece = piece(true, ended); piece != null; piece = piece(message.isEmpty(), ended)) {
            if (message.isEmpty() && !inTransaction && isVain(piece)) {
                unsent = null;
                continue;
            }
            boolean byItself = piece.byItself() || isApart(piece);
            characters += piece.sql().length();
            statements += piece.statement() == null ? 0 : 1;
            boolean full = characters > MOST_CHARACTERS || statements > most;
            if (!message.isEmpty() && (full || byItself)) {
                held = piece;
                return message;
            }
            message.add(piece);
            if (byItself || !config.pipeline() || endsMessage(piece)) {
                return message;
            }
            most = piece.commits() ? MOST_STATEMENTS : most;
        }
        return message;
    }

    private boolean isApart(Piece piece) {
        return apart.stream().anyMatch(stretch -> stretch.contains(piece));
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

    /**
     * A message could not be read by the server. When it comes again, the piece that the server names is a message by
     * itself, or each piece is when it names none, or has named a wrong one of the script before.
     */
    void refused(List<Piece> message, @Nullable Piece named) {
        if (named == null || apart.stream().anyMatch(stretch -> stretch.first().script() == named.script())) {
            oneByOne(message);
        } else {
            oneByOne(List.of(named));
        }
    }

    /** When they come again, pieces in a row that did not go well together are a message each. */
    void oneByOne(List<Piece> pieces) {
        apart.add(new Stretch(pieces.get(0), pieces.get(pieces.size() - 1)));
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
