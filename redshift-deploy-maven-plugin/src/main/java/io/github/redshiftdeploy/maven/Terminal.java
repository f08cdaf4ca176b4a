package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.init.Questions.Asker;
import java.io.Console;
import org.apache.maven.execution.MavenSession;

/** Whoever sits in front of Maven. */
final class Terminal {

    private Terminal() {}

    /** Returns what asks a person; where nobody can answer, or wants to, it gets no answer. */
    @SuppressWarnings("SystemConsoleNull") // It is null on the older JDKs, and isTerminal asks the newer ones.
    static Asker of(MavenSession session) {
        Console console = System.console();
        if (console == null || !session.getRequest().isInteractiveMode() || !isTerminal(console)) {
            return question -> null;
        }
        return question -> console.readLine("%s", question);
    }

    /** From JDK 22 on there may be a console where there is no terminal, and the console knows. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
