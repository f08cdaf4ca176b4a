package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Types that PostgreSQL has and Redshift has not ({@code c_unsupported-postgresql-datatypes}). */
final class UnsupportedTypes {
    /** Redshift's parser knows these, and refuses a column of them. */
    private static final Set<String> UNSUPPORTED = Set.of(
            "serial",
            "serial2",
            "serial4",
            "serial8",
            "bigserial",
            "smallserial",
            "bytea",
            "money",
            "bit",
            "inet",
            "cidr",
            "macaddr",
            "point",
            "line",
            "lseg",
            "box",
            "path",
            "polygon",
            "circle",
            "regclass",
            "regproc",
            "regtype",
            "xid",
            "cid",
            "tid",
            "name",
            "int2vector",
            "oidvector");

    /** Redshift has never heard of these. */
    private static final Set<String> UNKNOWN = Set.of(
            "json",
            "jsonb",
            "uuid",
            "xml",
            "tsvector",
            "tsquery",
            "hstore",
            "citext",
            "macaddr8",
            "int4range",
            "int8range",
            "numrange",
            "tsrange",
            "tstzrange",
            "daterange",
            "txid_snapshot",
            "pg_lsn",
            "jsonpath");

    private static final Set<StatementKind> ROUTINES =
            EnumSet.of(StatementKind.CREATE_FUNCTION, StatementKind.CREATE_PROCEDURE);

    private UnsupportedTypes() {}

    static Optional<Refusal> check(Command command) {
        Phrase phrase = command.phrase();
        Optional<Refusal> ofColumn = ColumnDefinition.allIn(command).stream()
                .flatMap(column -> ofColumn(column).stream())
                .findFirst();
        return ofColumn.isPresent() || ROUTINES.contains(command.kind()) ? ofColumn : ofCast(phrase);
    }

    private static Optional<Refusal> ofColumn(ColumnDefinition column) {
        String type = column.definition().text(1).toLowerCase(Locale.ROOT);
        if (UNKNOWN.contains(type)) {
            return Optional.of(unknown(type));
        }
        boolean array = column.definition().at(column.afterType(), "[");
        if (UNSUPPORTED.contains(type) || array) {
            return Optional.of(Refusal.unsupported("Column \"" + column.qualifiedName() + "\" has unsupported type \""
                    + type + (array ? "[]" : "") + "\"."));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> ofCast(Phrase phrase) {
        for (int index = 1; index < phrase.size(); index++) {
            if (phrase.kind(index) == TokenKind.WORD && castTo(phrase, index)) {
                String type = phrase.text(index).toLowerCase(Locale.ROOT);
                if (UNKNOWN.contains(type)) {
                    return Optional.of(unknown(type));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean castTo(Phrase phrase, int index) {
        return phrase.at(index - 1, "::") || (phrase.at(index - 1, "AS") && phrase.at(index + 1, ")"));
    }

    private static Refusal unknown(String type) {
        return new Refusal("42704", "type \"" + type + "\" does not exist");
    }
}
