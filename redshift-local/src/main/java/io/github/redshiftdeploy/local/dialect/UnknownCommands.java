package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Commands of PostgreSQL that Redshift does not have. */
final class UnknownCommands {
    private static final Set<StatementKind> OTHERS = EnumSet.of(
            StatementKind.CREATE_OTHER,
            StatementKind.DROP_OTHER,
            StatementKind.UNKNOWN,
            StatementKind.REINDEX,
            StatementKind.INDEXCAT,
            StatementKind.REBUILDCAT);

    /** Redshift's parser knows these and the server refuses them; it knows no other. */
    private static final String KNOWN_WORDS =
            "CREATE|DROP|ALTER|SAVEPOINT|RELEASE|LISTEN|NOTIFY|UNLISTEN" + "|CLUSTER|REINDEX|INDEXCAT|REBUILDCAT";

    private UnknownCommands() {}

    static boolean has(StatementKind kind) {
        return OTHERS.contains(kind);
    }

    static Optional<Refusal> check(Command command) {
        Phrase phrase = command.phrase();
        if (command.kind() == StatementKind.ROLLBACK && phrase.has("TO")) {
            return Optional.of(notSupported(phrase, ""));
        }
        if (!has(command.kind())) {
            return Optional.empty();
        }
        if (phrase.at(0, "CREATE INDEX") || phrase.at(0, "CREATE UNIQUE INDEX")) {
            return Optional.of(notSupported(phrase, " on Redshift tables"));
        }
        return Optional.of(
                phrase.at(0, KNOWN_WORDS) ? notSupported(phrase, "") : Refusal.syntaxErrorAt(phrase.text(0)));
    }

    private static Refusal notSupported(Phrase phrase, String where) {
        return Refusal.unsupported("SQL command \"" + phrase + "\" not supported" + where + ".");
    }
}
