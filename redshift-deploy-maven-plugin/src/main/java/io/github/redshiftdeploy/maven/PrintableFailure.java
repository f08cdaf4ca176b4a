package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.diagnostic.Printable;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exception as {@code mvn -e} prints it: name, message and places of another one and of its causes, but each message
 * on a line that nobody obeys. Maven prints them as they are, from the start of a line.
 */
final class PrintableFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final String name;

    private PrintableFailure(Throwable original, Set<Throwable> seen) {
        super(message(original), cause(original, seen));
        name = original.getClass().getName();
        setStackTrace(original.getStackTrace());
        for (Throwable suppressed : original.getSuppressed()) {
            if (seen.add(suppressed)) {
                addSuppressed(new PrintableFailure(suppressed, seen));
            }
        }
    }

    /** Returns what can be printed in the place of an exception. */
    static PrintableFailure of(Throwable original) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(original);
        return new PrintableFailure(original, seen);
    }

    /** Returns the text as one line, and what were several with a mark between them. */
    static String line(String text) {
        return Printable.line(text.strip().replaceAll("\\s*\\R\\s*", "; "));
    }

    private static @Nullable String message(Throwable original) {
        String message = original.getMessage();
        return message == null ? null : line(message);
    }

    private static @Nullable PrintableFailure cause(Throwable original, Set<Throwable> seen) {
        Throwable cause = original.getCause();
        return cause == null || !seen.add(cause) ? null : new PrintableFailure(cause, seen);
    }

    /** The name is that of the original, which a stack trace takes from here. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return getMessage() == null ? name : name + ": " + getMessage();
    }
}
