package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.connect.Limits;
import io.github.redshiftdeploy.execute.Command.Kind;
import io.github.redshiftdeploy.sql.StatementClass;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The scripts that a lane has begun and not ended, and what of them is to be sent next. */
final class LaneQueue implements Closeable {

    private final Scripts scripts;
    private final SqlContext context;
    private final RunConfig config;
    private final Limits limits;
    private final List<RunningScript> running = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();
    private final List<Stretch> apart = new ArrayList<>();

    private @Nullable CommandSource open;
    private @Nullable ExecutorService reader;
    private @Nullable Command held;
    private @Nullable Command unsent;
    private int reading = -1;
    private boolean fresh;
    private boolean unanswered;
    private boolean begun;

    /** A script ends with its last command. */
    private record Ending(RunningScript script, Command last) {}

    /** Commands in a row; those that are made anew after a failure are the same. */
    private record Stretch(Command first, Command last) {
        private boolean contains(Command command) {
            return order(first, command) <= 0 && order(command, last) <= 0;
        }

        private static int order(Command one, Command other) {
            int scripts = Integer.compare(one.script().index(), other.script().index());
            return scripts == 0 ? Integer.compare(one.number(), other.number()) : scripts;
        }
    }

    LaneQueue(Scripts scripts, SqlContext context, RunConfig config, Limits limits) {
        this.scripts = scripts;
        this.context = context;
        this.config = config;
        this.limits = limits;
    }

    /** Returns the scripts, in order. */
    List<RunningScript> running() {
        return List.copyOf(running);
    }

    /** Returns the script that is read. */
    RunningScript current() {
        return running.get(Math.max(0, Math.min(reading, running.size() - 1)));
    }

    /**
     * Returns the commands of the next message; none when there is nothing to send any more.
     *
     * @param inTransaction whether a transaction is open
     * @param ended takes the scripts that turn out to have ended with the message before
     */
    List<Command> next(boolean inTransaction, Consumer<RunningScript> ended) throws IOException, InterruptedException {
        List<Command> message = new ArrayList<>();
        int characters = 0;
        int statements = 0;
        int most = limits.ofOneTransaction();
        for (Command command = command(true, ended); command != null; command = command(message.isEmpty(), ended)) {
            if (message.isEmpty() && !inTransaction && isVain(command)) {
                unsent = null;
                continue;
            }
            boolean byItself = command.byItself() || isApart(command);
            characters += command.sql().length();
            statements += command.statement() == null ? 0 : 1;
            boolean full = characters > limits.characters() || statements > most;
            if (!message.isEmpty() && (full || byItself)) {
                held = command;
                if (full && message.get(0).script() == command.script()) {
                    readAhead();
                }
                return message;
            }
            message.add(command);
            if (byItself || !config.pipeline() || endsMessage(command)) {
                return message;
            }
            most = command.commits() ? limits.ofSeveral() : most;
        }
        return message;
    }

    /** A script that fills a message is a long one: the next message is made while this one is answered. */
    private void readAhead() {
        if (reader == null) {
            reader = Executors.newSingleThreadExecutor(LaneQueue::thread);
        }
        if (open != null) {
            open.ahead(reader);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "redshift-deploy reading");
        thread.setDaemon(true);
        return thread;
    }

    private boolean isApart(Command command) {
        return apart.stream().anyMatch(stretch -> stretch.contains(command));
    }

    /** What TRUNCATE has committed already needs no COMMIT. */
    private static boolean isVain(Command command) {
        return command.kind() == Kind.COMMIT && command.script().committed() == command.upTo();
    }

    /** How a server answers a statement that commits what is around it need not be one answer. */
    private static boolean endsMessage(Command command) {
        return command.statement() != null
                && command.script().step().outline().classOf(command.statement().number()) == StatementClass.COMMITS;
    }

    private @Nullable Command command(boolean patient, Consumer<RunningScript> ended)
            throws IOException, InterruptedException {
        if (held != null) {
            Command command = held;
            held = null;
            return command;
        }
        while (true) {
            Command command = open == null ? null : open.next();
            if (command != null) {
                unsent = command;
                return command;
            }
            if (open != null) {
                closeOpen();
                readToItsEnd(ended);
            }
            if (!openNext(patient)) {
                return lastOfAll();
            }
            if (context.oneTransaction() && !begun) {
                begun = true;
                String fence = context.fence();
                if (fence != null) {
                    held = Command.ours(Kind.FENCE, context.marker().comment() + fence, current(), 0);
                }
                return Command.ours(Kind.BEGIN, context.marker().comment() + "BEGIN", current(), 0);
            }
        }
    }

    private void readToItsEnd(Consumer<RunningScript> ended) {
        if (context.oneTransaction()) {
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
        if (reading + 1 >= running.size()) {
            Optional<RunningScript> more =
                    patient ? scripts.take(this) : ahead() ? scripts.poll(this) : Optional.empty();
            if (more.isEmpty()) {
                return false;
            }
            running.add(more.get());
        }
        reading++;
        RunningScript script = current();
        boolean make = fresh || (script.committed() > 0 && !script.begun());
        open = new CommandSource(new ScriptCommands(script, context, make), limits);
        unanswered |= make;
        fresh = false;
        return true;
    }

    /** Several lanes leave each other the scripts that they have not begun; one transaction has one lane. */
    private boolean ahead() {
        return config.pipeline() && (config.parallel() == 1 || context.oneTransaction());
    }

    /** In a deployment that is one transaction, the COMMIT of all. */
    private @Nullable Command lastOfAll() {
        if (!context.oneTransaction() || !begun || running.isEmpty()) {
            return null;
        }
        begun = false;
        return Command.ours(Kind.COMMIT, "COMMIT", running.get(running.size() - 1), Integer.MAX_VALUE);
    }

    /** The last message was answered to its end. */
    void sent() {
        unsent = held;
        unanswered = false;
    }

    /** Returns the scripts that end with a command. */
    List<RunningScript> endedBy(Command command) {
        List<RunningScript> ended = new ArrayList<>();
        while (!endings.isEmpty() && endings.get(0).last() == command) {
            ended.add(endings.remove(0).script());
        }
        return ended;
    }

    /** Forgets a script that has ended. */
    void remove(RunningScript script) {
        reading -= running.indexOf(script) <= reading ? 1 : 0;
        running.remove(script);
    }

    /**
     * Goes back to what is committed of each script.
     *
     * @param freshSession whether the session knows nothing of what they have set
     */
    void rewind(boolean freshSession) throws IOException {
        closeOpen();
        held = null;
        unsent = null;
        endings.clear();
        reading = -1;
        begun = false;
        fresh |= freshSession;
        running.forEach(RunningScript::undone);
    }

    /**
     * A message could not be read by the server. When it comes again, the command that the server names is a message by
     * itself, or each command is when it names none, or has named a wrong one of the script before.
     */
    void refused(List<Command> message, @Nullable Command named) {
        fresh |= unanswered; // What makes the session again was in the message, and has not run either.
        if (named == null || apart.stream().anyMatch(stretch -> stretch.first().script() == named.script())) {
            oneByOne(message);
        } else {
            oneByOne(List.of(named));
        }
    }

    /** When they come again, commands in a row that did not go well together are a message each. */
    void oneByOne(List<Command> commands) {
        apart.add(new Stretch(commands.get(0), commands.get(commands.size() - 1)));
    }

    private void closeOpen() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    @Override
    public void close() throws IOException {
        closeOpen();
        if (reader != null) {
            reader.shutdown();
        }
    }
}
