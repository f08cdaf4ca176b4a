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
        return ofColumn.isPresent() || ROUTINES.contains(command.kind())
                ? ofColumn
                : ofCast(phrase, UnsupportedFunctions.FILLING.contains(command.kind()));
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

    /** Arrays are for the leader node alone, so none can reach a table. */
    private static Optional<Refusal> ofCast(Phrase phrase, boolean filling) {
        for (int index = 1; index < phrase.size(); index++) {
            String type =
                    phrase.kind(index) == TokenKind.WORD ? phrase.text(index).toLowerCase(Locale.ROOT) : "";
            if (UNKNOWN.contains(type) && castTo(phrase, index)) {
                return Optional.of(unknown(type));
            }
            if (filling && !type.isEmpty() && castTo(phrase, index) && isArray(phrase, index)) {
                return Optional.of(UnsupportedFunctions.NOT_ON_TABLES);
            }
        }
        return Optional.empty();
    }

    private static boolean isArray(Phrase phrase, int type) {
        Phrase rest = phrase.part(type - 1, phrase.size());
        return !phrase.at(type, "SUPER") && rest.at(new ColumnDefinition("", rest).afterType(), "[");
    }

    private static boolean castTo(Phrase phrase, int index) {
        return phrase.at(index - 1, "::")
                || (phrase.at(index - 1, "AS") && phrase.at(opening(phrase, index) - 1, "CAST"));
    }

    /** Returns the parenthesis that a token stands in; -1 when it stands in none. */
    private static int opening(Phrase phrase, int index) {
        int depth = 0;
        int at = index - 1;
        while (at >= 0 && !(depth == 0 && phrase.at(at, "("))) {
            depth += phrase.at(at, ")") ? 1 : phrase.at(at, "(") ? -1 : 0;
            at--;
        }
        return at;
    }

    private static Refusal unknown(String type) {
        return new Refusal("42704", "type \"" + type + "\" does not exist");
    }
}
