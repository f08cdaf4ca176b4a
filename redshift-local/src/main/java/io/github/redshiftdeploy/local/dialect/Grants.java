package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.lexer.TokenKind;

/** {@code GRANT} and {@code REVOKE}. */
final class Grants {
    private Grants() {}

    static void rewrite(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        withoutRoleWord(phrase, edits);
        if (phrase.at(1, "GRANT OPTION") && !phrase.at(3, "FOR")) {
            edits.insert(phrase.end(2), " FOR");
        }
        if (phrase.at(1, "DROP ON")) {
            edits.replace(phrase, 1, "TRIGGER");
        }
        int scope = phrase.find("FOR TABLES IN SCHEMA");
        if (scope > 0) {
            edits.replace(phrase.start(scope), phrase.end(scope + 1), "ON ALL TABLES");
        }
        if (phrase.at(1, "USAGE ON DATABASE")) {
            useDatabases(phrase, edits);
        }
    }

    /** Whoever may connect to a database that was made of a datashare may use it. */
    private static void useDatabases(Phrase phrase, Edits edits) {
        int receivers = Math.max(4, phrase.findOutside("TO|FROM", 4));
        String names =
                Literals.list(phrase.split(4, receivers), name -> Literals.quoted(Literals.folded(name.toString())));
        edits.replace(phrase, 1, "CONNECT");
        edits.insert(phrase.start(0), "CALL pg_redshift.use_databases($redshift_command$");
        edits.insert(phrase.end(phrase.size() - 1), "$redshift_command$, " + names + ")");
    }

    static void defaults(Command command, Edits edits) {
        withoutRoleWord(command.phrase(), edits);
        int user = command.phrase().find("FOR USER");
        if (user > 0) {
            edits.replace(command.phrase(), user + 1, "ROLE");
        }
        int procedures = command.phrase().find("ON PROCEDURES");
        if (procedures > 0) {
            edits.replace(command.phrase(), procedures + 1, "ROUTINES");
        }
    }

    /** To PostgreSQL a role is named like a user. */
    private static void withoutRoleWord(Phrase phrase, Edits edits) {
        for (int index = 1; index < phrase.size(); index++) {
            boolean named = phrase.kind(index + 1) == TokenKind.WORD || phrase.kind(index + 1) == TokenKind.QUOTED_NAME;
            boolean other = phrase.at(index - 1, "FOR|CREATE|ALTER|DROP") && !phrase.at(index - 2, "OPTION");
            if (phrase.at(index, "ROLE") && named && !other) {
                edits.delete(phrase, index, index + 1);
            }
        }
    }
}
