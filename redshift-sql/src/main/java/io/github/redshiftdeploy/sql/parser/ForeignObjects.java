package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.lexer.Keyword;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of objects that PostgreSQL and others create and drop and Redshift does not have. */
final class ForeignObjects {

    private record Kind(String name, String instead) {}

    private static final Map<Keyword, Kind> KINDS = new EnumMap<>(Map.ofEntries(
            kind(ACCESS, "access methods", "leave the command out"),
            kind(AGGREGATE, "aggregates of one's own", "compute the value in a query, or in a procedure"),
            kind(CAST, "conversions of one's own", "convert by a function"),
            kind(COLLATION, "collations of one's own", "a column is COLLATE CASE_SENSITIVE or CASE_INSENSITIVE"),
            kind(CONVERSION, "conversions of encodings", "all text is UTF-8"),
            kind(DOMAIN, "domains", "write out the type of each column"),
            kind(EVENT, "event triggers", "the system tables tell what has happened"),
            kind(EXTENSION, "extensions", "leave the command out"),
            kind(FOREIGN, "foreign data wrappers", "CREATE EXTERNAL SCHEMA … FROM POSTGRES reads another database"),
            kind(INDEX, "indexes", "a SORTKEY of the table does their work"),
            kind(LANGUAGE, "languages of one's own", "functions are written in SQL, procedures in PL/pgSQL"),
            kind(OPERATOR, "operators of one's own", "write a function"),
            kind(OWNED, "commands on all that a user owns", "drop the objects one by one"),
            kind(POLICY, "policies without a kind", "say RLS POLICY or MASKING POLICY"),
            kind(PUBLICATION, "publications", "a datashare gives others access to tables"),
            kind(RULE, "rules", "let the deployment or a procedure do the work"),
            kind(SEQUENCE, "sequences", "an IDENTITY column numbers the rows of its table"),
            kind(SERVER, "foreign servers", "CREATE EXTERNAL SCHEMA … FROM POSTGRES reads another database"),
            kind(STATISTICS, "statistics of one's own", "ANALYZE keeps the statistics of a table"),
            kind(SUBSCRIPTION, "subscriptions", "a datashare gives access to the tables of others"),
            kind(SYNONYM, "synonyms", "create a view"),
            kind(TABLESPACE, "tablespaces", "the cluster places the data itself"),
            kind(TRIGGER, "triggers", "call a procedure after the change"),
            kind(
                    TYPE,
                    "types of one's own",
                    "use the types of the manual's page on data types, or SUPER for nested values")));

    private ForeignObjects() {}

    private static Map.Entry<Keyword, Kind> kind(Keyword word, String name, String instead) {
        return Map.entry(word, new Kind(name, instead));
    }

    /** Reports that the next word is such an object; false when it is none. */
    static boolean report(Grammar grammar) {
        Keyword keyword = grammar.tokens.keyword();
        return keyword != null && report(grammar, KINDS.get(keyword));
    }

    private static boolean report(Grammar grammar, @Nullable Kind kind) {
        if (kind == null) {
            return false;
        }
        grammar.unsupported(kind.name(), grammar.tokens.here(), kind.instead());
        return true;
    }
}
