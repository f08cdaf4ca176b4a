package io.github.redshiftdeploy.local.dialect;

import java.util.List;

/** Users and roles. */
final class Users {
    private static final List<Option> OPTIONS = List.of(
            new Option("PASSWORD DISABLE", 2, "PASSWORD NULL"),
            new Option("CREATEUSER", 1, "SUPERUSER"),
            new Option("NOCREATEUSER", 1, "NOSUPERUSER"),
            new Option("SYSLOG ACCESS RESTRICTED|UNRESTRICTED", 3, ""),
            new Option("RESET SESSION TIMEOUT", 3, ""),
            new Option("SESSION TIMEOUT", 3, ""),
            new Option("CONNECTION LIMIT UNLIMITED", 3, "CONNECTION LIMIT -1"),
            new Option("EXTERNALID", 2, ""),
            new Option("RESTRICT", 1, ""));

    private Users() {}

    static void user(Command command, Edits edits) {
        options(command.phrase(), edits);
        Settings.prefix(command.phrase(), "SET|RESET", edits);
    }

    /** The owner of a role cannot change here, but the role must be there. */
    static void role(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        if (phrase.at(0, "DROP") && phrase.at(phrase.size() - 1, "FORCE")) {
            edits.replace(phrase, "CALL pg_redshift.drop_role(" + Literals.quoted(phrase.text(2, 3)) + ")");
        } else if (phrase.at(3, "OWNER")) {
            edits.delete(phrase, 3, phrase.size());
        } else {
            options(phrase, edits);
        }
    }

    private static void options(Phrase phrase, Edits edits) {
        for (int index = 3; index < phrase.size(); index++) {
            int at = index;
            OPTIONS.stream()
                    .filter(option -> phrase.at(at, option.words))
                    .findFirst()
                    .ifPresent(option -> edits.replace(
                            phrase.start(at),
                            phrase.end(Math.min(phrase.size(), at + option.length) - 1),
                            option.meaning));
        }
    }

    private record Option(String words, int length, String meaning) {}
}
