package io.github.redshiftdeploy.local.dialect;

import java.util.List;

/** Users and roles. */
final class Users {
    private static final List<Option> OPTIONS = List.of(
            new Option("PASSWORD DISABLE", 2, "PASSWORD NULL"),
            new Option("CREATEUSER|NOCREATEUSER", 1, ""),
            new Option("SYSLOG ACCESS RESTRICTED|UNRESTRICTED", 3, ""),
            new Option("RESET SESSION TIMEOUT", 3, ""),
            new Option("SESSION TIMEOUT", 3, ""),
            new Option("CONNECTION LIMIT UNLIMITED", 3, "CONNECTION LIMIT -1"),
            new Option("EXTERNALID TO", 3, ""),
            new Option("EXTERNALID", 2, ""),
            new Option("RESTRICT", 1, ""));

    private static final String UNSAID = "null";

    private Users() {}

    static void user(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        options(phrase, edits);
        rank(phrase, edits);
        if (!phrase.has("SET")) {
            deleteCommas(phrase, edits);
        }
        Settings.prefix(phrase, "SET|RESET", edits);
    }

    /** Redshift's superusers are none of PostgreSQL's. */
    private static void rank(Phrase phrase, Edits edits) {
        int after = Names.after(phrase, 2);
        String superuser = said(phrase, "CREATEUSER", after);
        String createdb = said(phrase, "CREATEDB", after);
        boolean altered = phrase.at(0, "ALTER") && !(superuser + createdb).equals(UNSAID + UNSAID);
        if (superuser.equals("true") || altered) {
            String name = Literals.quoted(Names.quoted(phrase.text(2, after)));
            edits.insert(phrase.start(0), "CALL pg_redshift.user_with_rank($redshift_command$");
            edits.insert(
                    phrase.end(phrase.size() - 1),
                    "$redshift_command$, " + name + ", " + superuser + ", " + createdb + ")");
        }
    }

    /** Returns what a statement says of an option, which has an opposite. */
    private static String said(Phrase phrase, String option, int from) {
        if (phrase.find("NO" + option, from) > 0) {
            return "false";
        }
        return phrase.find(option, from) > 0 ? "true" : UNSAID;
    }

    /** A group is a role that may have no connections: no other has such a limit, and it has no effect. */
    static void group(Command command, Edits edits) {
        edits.insert(command.phrase().end(command.phrase().size() - 1), " CONNECTION LIMIT 0");
    }

    /** {@code SET [SESSION|LOCAL] SESSION AUTHORIZATION} and {@code RESET SESSION AUTHORIZATION}. */
    static void session(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int at = phrase.find("SESSION AUTHORIZATION");
        if (at > 0) {
            edits.replace(phrase.start(at), phrase.end(at + 1), "ROLE");
            if (phrase.at(at + 2, "DEFAULT")) {
                edits.replace(phrase, at + 2, "NONE");
            }
        }
    }

    /** The owner of a role cannot change here, but the role must be there. */
    static void role(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int rename = phrase.find("RENAME TO");
        int owner = phrase.at(0, "ALTER") ? phrase.find("OWNER TO") : -1;
        if (phrase.at(0, "DROP") && phrase.at(phrase.size() - 1, "FORCE")) {
            String role = phrase.text(2, phrase.size() - 1);
            edits.replace(phrase, "CALL pg_redshift.drop_role(" + Literals.quoted(Names.quoted(role)) + ")");
        } else if (rename > 0) {
            int with = phrase.at(rename - 1, "WITH") ? rename - 1 : rename;
            edits.delete(phrase, with, rename);
            edits.delete(phrase, Names.after(phrase, rename + 2), phrase.size());
        } else if (owner > 0) {
            edits.delete(phrase, phrase.at(owner - 1, "WITH") ? owner - 1 : owner, phrase.size());
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

    /** PostgreSQL has no commas between options. */
    private static void deleteCommas(Phrase phrase, Edits edits) {
        int comma = phrase.findOutside(",", 0);
        while (comma > 0) {
            boolean betweenNames = phrase.at(0, "CREATE") && phrase.has("IN GROUP|ROLE");
            if (!betweenNames) {
                edits.delete(phrase, comma, comma + 1);
            }
            comma = phrase.findOutside(",", comma + 1);
        }
    }

    private record Option(String words, int length, String meaning) {}
}
