package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Limits;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The commands of a script in order. They are made when they are asked for; those of a long script are made ahead, as
 * much as a message takes, by another thread while the server answers.
 */
final class CommandSource implements Closeable {

    private final ScriptCommands commands;
    private final Limits limits;
    private @Nullable ExecutorService thread;
    private @Nullable Future<Part> coming;
    private Iterator<Command> made = List.<Command>of().iterator();

    /** Commands in a row. */
    private record Part(List<Command> commands, boolean last) {}

    CommandSource(ScriptCommands commands, Limits limits) {
        this.commands = commands;
        this.limits = limits;
    }

    /** From now on the thread makes commands before they are asked for. */
    void ahead(ExecutorService by) {
        if (thread == null) {
            thread = by;
            coming = by.submit(this::part);
        }
    }

    /** Returns the next command, or null when there is none. */
    @Nullable
    Command next() throws IOException, InterruptedException {
        if (thread == null) {
            return commands.next();
        }
        if (!made.hasNext() && coming != null) {
            Part part = result(coming);
            coming = part.last() ? null : thread.submit(this::part);
            made = part.commands().iterator();
        }
        return made.hasNext() ? made.next() : null;
    }

    private Part part() throws IOException {
        List<Command> part = new ArrayList<>();
        int characters = 0;
        while (part.size() < limits.ofOneTransaction() && characters < limits.characters()) {
            Command command = commands.next();
            if (command == null) {
                return new Part(part, true);
            }
            part.add(command);
            characters += command.sql().length();
        }
        return new Part(part, false);
    }

    private static Part result(Future<Part> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException problem) {
                throw problem;
            }
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Waits until nobody reads, which is soon, and closes the script. */
    @Override
    public void close() throws IOException {
        boolean interrupted = false;
        while (coming != null) {
            try {
                result(coming);
                coming = null;
            } catch (IOException | RuntimeException e) {
                coming = null; // What is read no more need not be right.
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        commands.close();
    }
}
