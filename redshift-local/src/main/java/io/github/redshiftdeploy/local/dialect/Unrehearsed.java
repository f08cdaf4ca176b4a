package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What Redshift runs and the stand-in cannot: it works on things outside the database, or on some that PostgreSQL does
 * not have. Of whole commands those are the ones without a rewrite; of the others, forms.
 */
final class Unrehearsed {
    private static final EnumSet<StatementKind> QUERIES = EnumSet.of(
            StatementKind.SELECT,
            StatementKind.INSERT,
            StatementKind.UPDATE,
            StatementKind.DELETE,
            StatementKind.MERGE,
            StatementKind.CREATE_TABLE,
            StatementKind.CREATE_VIEW,
            StatementKind.CREATE_MATERIALIZED_VIEW,
            StatementKind.EXPLAIN);

    private static final EnumSet<StatementKind> SCHEMAS =
            EnumSet.of(StatementKind.CREATE_SCHEMA, StatementKind.ALTER_SCHEMA, StatementKind.DROP_SCHEMA);

    private static final List<String> IN_BODIES = List.of("CONTINUE_HANDLER", "RESULT_OID");

    private static final List<Form> FORMS = List.of(
            new Form(QUERIES, "PIVOT (", "PIVOT"),
            new Form(QUERIES, "UNPIVOT", "UNPIVOT"),
            new Form(QUERIES, "CONNECT BY", "CONNECT BY"),
            new Form(QUERIES, "GROUP BY ALL", "GROUP BY ALL"),
            new Form(QUERIES, "IGNORE NULLS", "IGNORE NULLS"),
            new Form(QUERIES, "( + )", "the outer join operator (+)"),
            new Form(QUERIES, "TRY_CAST (", "TRY_CAST"),
            new Form(QUERIES, "COLLATE (", "the function COLLATE"),
            new Form(QUERIES, "OBJECT_TRANSFORM (", "OBJECT_TRANSFORM"),
            new Form(EnumSet.of(StatementKind.DECLARE), "CURSOR WITH HOLD", "cursors WITH HOLD"),
            new Form(
                    EnumSet.of(StatementKind.MERGE, StatementKind.EXPLAIN),
                    "REMOVE DUPLICATES",
                    "MERGE with REMOVE DUPLICATES"),
            new Form(EnumSet.of(StatementKind.CREATE_FUNCTION), "LANGUAGE PLPYTHONU|PLPYTHON", "Python functions"),
            new Form(EnumSet.of(StatementKind.ALTER_TABLE), "ROW LEVEL SECURITY", "row-level security"),
            new Form(EnumSet.of(StatementKind.ALTER_TABLE), "MASKING ON|OFF", "masking"),
            new Form(EnumSet.of(StatementKind.CREATE_DATABASE), "FROM INTEGRATION|ARN", "databases from elsewhere"),
            new Form(
                    EnumSet.of(StatementKind.CREATE_DATABASE),
                    "WITH PERMISSIONS",
                    "databases from datashares WITH PERMISSIONS"));

    private static final List<String> SHOWS = List.of(
            "SHOW EXTERNAL TABLE",
            "SHOW MODEL|TEMPLATE|TEMPLATES|POLICIES|FUNCTIONS|PROCEDURES|PARAMETERS|CONSTRAINTS|GRANTS",
            "SHOW COLUMN GRANTS",
            "SHOW RLS|MASKING POLICIES",
            "SHOW USER LOCKOUT");

    private Unrehearsed() {}

    static Optional<Refusal> check(Command command) {
        if (!Rewrites.has(command.kind()) && !UnknownCommands.has(command.kind())) {
            return Optional.of(Refusal.notRehearsed(command.kind().toString()));
        }
        if (QUERIES.contains(command.kind()) && excludes(command.phrase())) {
            return Optional.of(Refusal.notRehearsed("EXCLUDE in a SELECT list"));
        }
        if (QUERIES.contains(command.kind()) && ClauseWord.isIn(command.phrase(), "QUALIFY")) {
            return Optional.of(Refusal.notRehearsed("QUALIFY"));
        }
        if (SCHEMAS.contains(command.kind()) && isInCatalog(command)) {
            return Optional.of(Refusal.notRehearsed("schemas of a data catalog"));
        }
        if (command.kind() == StatementKind.CREATE_PROCEDURE) {
            return ofBody(command.phrase());
        }
        if (command.kind() == StatementKind.SHOW) {
            return ofShow(command.phrase());
        }
        if (command.kind() == StatementKind.REFRESH_MATERIALIZED_VIEW) {
            return ofRefresh(command.phrase());
        }
        for (Form form : FORMS) {
            if (form.kinds.contains(command.kind()) && command.phrase().has(form.words)) {
                return Optional.of(Refusal.notRehearsed(form.name));
            }
        }
        return QUERIES.contains(command.kind()) ? SuperNavigation.check(command.phrase()) : Optional.empty();
    }

    private static Optional<Refusal> ofShow(Phrase phrase) {
        return SHOWS.stream()
                .filter(words -> phrase.at(0, words))
                .findFirst()
                .map(words -> Refusal.notRehearsed(
                        phrase.text(0, Words.of(words).places().size()).toUpperCase(Locale.ROOT)));
    }

    /** What depends on the view is not refreshed with it here. */
    private static Optional<Refusal> ofRefresh(Phrase phrase) {
        return phrase.at(phrase.afterName(3), "CASCADE")
                ? Optional.of(Refusal.notRehearsed("REFRESH MATERIALIZED VIEW with CASCADE"))
                : Optional.empty();
    }

    private static Optional<Refusal> ofBody(Phrase phrase) {
        for (int index = 0; index < phrase.size(); index++) {
            if (phrase.kind(index) == TokenKind.DOLLAR_STRING) {
                Phrase body = ProcedureBody.of(phrase, index).text();
                Optional<String> word = IN_BODIES.stream().filter(body::has).findFirst();
                if (word.isPresent()) {
                    return word.map(Refusal::notRehearsed);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * {@code SELECT * EXCLUDE a}: a name or a list stands behind the word, and something to leave it out of before it.
     */
    private static boolean excludes(Phrase phrase) {
        for (int index = phrase.find("EXCLUDE"); index >= 0; index = phrase.find("EXCLUDE", index + 1)) {
            boolean behind = index > 0 && !phrase.at(index - 1, "SELECT|DISTINCT|ALL|AS|.|,|(");
            boolean named = phrase.kind(index + 1) == TokenKind.QUOTED_NAME
                    || (phrase.kind(index + 1) == TokenKind.WORD && !phrase.at(index + 1, "FROM|INTO|AS"));
            if (behind && (named || phrase.at(index + 1, "("))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInCatalog(Command command) {
        int name = command.phrase().find("SCHEMA") + 1;
        if (command.phrase().at(name, "IF")) {
            name = command.phrase().find("EXISTS") + 1;
        }
        return command.phrase().at(name + 1, ".") || command.phrase().text(name).indexOf('@') > 0;
    }

    private record Form(Set<StatementKind> kinds, String words, String name) {}
}
