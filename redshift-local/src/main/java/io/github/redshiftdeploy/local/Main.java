package io.github.redshiftdeploy.local;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/**
 * The stand-in as a process of its own, for a parent that may be interrupted. It prints {@code ready} and the path of
 * its connection file, runs until its standard input ends, and takes no notice of an interrupt from the terminal, so
 * that the parent can still roll back.
 */
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    /** Arguments: the directory, and the port if it matters. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        if (arguments.length < 1 || arguments.length > 2 || !isPort(arguments)) {
            System.err.println("usage: java -cp <class path> " + Main.class.getName() + " <directory> [<port>]");
            return MISUSED;
        }
        ignoreInterrupts();
        try (RedshiftLocal local = builder(arguments).start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeQuietly(local)));
            System.out.println("ready " + local.connectionFile());
            awaitEndOfInput();
            return 0;
        } catch (IOException e) {
            System.err.println("redshift-local: " + reason(e));
            return FAILED;
        }
    }

    private static String reason(IOException problem) {
        if (problem instanceof AccessDeniedException denied) {
            return "no permission to use '" + denied.getFile() + "'";
        }
        return String.valueOf(problem.getMessage());
    }

    private static boolean isPort(String[] arguments) {
        return arguments.length < 2 || arguments[1].matches("\\d{1,5}");
    }

    private static RedshiftLocal.Builder builder(String[] arguments) {
        RedshiftLocal.Builder builder = RedshiftLocal.in(Path.of(arguments[0]));
        return arguments.length < 2 ? builder : builder.port(Integer.parseInt(arguments[1]));
    }

    private static void awaitEndOfInput() throws IOException {
        byte[] unread = new byte[1024];
        while (System.in.read(unread) >= 0) {
            // What the parent says does not matter, only that it is there.
        }
    }

    private static void closeQuietly(RedshiftLocal local) {
        try {
            local.close();
        } catch (IOException e) {
            System.err.println("redshift-local: " + e.getMessage());
        }
    }

    /** By reflection, because the compiler warns of this class and the warning cannot be switched off. */
    private static void ignoreInterrupts() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Field ignore = handler.getField("SIG_IGN");
            Method handle = signal.getMethod("handle", signal, handler);
            handle.invoke(null, signal.getConstructor(String.class).newInstance("INT"), ignore.get(null));
        } catch (ReflectiveOperationException e) {
            // A JVM without signals needs no help to ignore one.
        }
    }
}
