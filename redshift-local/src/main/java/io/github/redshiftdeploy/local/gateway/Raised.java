package io.github.redshiftdeploy.local.gateway;

import java.util.Optional;

/**
 * What a {@code RAISE} of a procedure said.
 *
 * @param level as Amazon Redshift's system views call it
 * @param message no more of it than they keep
 * @param line the line of the procedure that said it
 */
public record Raised(String level, String message, int line) {
    private static final int LONGEST_MESSAGE = 1024;
    private static final String FUNCTION = "PL/pgSQL function ";
    private static final String LINE = " line ";
    private static final String RAISE = " at RAISE";

    /** Cuts the message. */
    public Raised {
        message = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }

    /** Returns it, if a {@code RAISE} it is: the first line of the context tells where the server was. */
    static Optional<Raised> of(ServerError said) {
        String where = said.fields().getOrDefault('W', "").lines().findFirst().orElse("");
        int line = where.lastIndexOf(LINE);
        if (!where.startsWith(FUNCTION) || !where.endsWith(RAISE) || line < 0) {
            return Optional.empty();
        }
        String number = where.substring(line + LINE.length(), where.length() - RAISE.length());
        String severity = said.severity();
        String level = severity.equals("ERROR") ? "EXCEPTION" : severity;
        return Optional.of(new Raised(level, said.message(), Integer.parseInt(number)));
    }
}
