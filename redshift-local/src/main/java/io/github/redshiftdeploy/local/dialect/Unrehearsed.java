package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.EnumSet;
import java.util.List;
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

    private static final EnumSet<StatementKind> GRANTS = EnumSet.of(StatementKind.GRANT, StatementKind.REVOKE);

    private static final List<Form> FORMS = List.of(
            new Form(QUERIES, "QUALIFY", "QUALIFY"),
            new Form(QUERIES, "PIVOT (", "PIVOT"),
            new Form(QUERIES, "UNPIVOT", "UNPIVOT"),
            new Form(QUERIES, "CONNECT BY", "CONNECT BY"),
            new Form(QUERIES, "EXCLUDE (", "SELECT * EXCLUDE"),
            new Form(QUERIES, "GROUP BY ALL", "GROUP BY ALL"),
            new Form(QUERIES, "IGNORE NULLS", "IGNORE NULLS"),
            new Form(QUERIES, "( + )", "the outer join operator (+)"),
            new Form(QUERIES, "TRY_CAST (", "TRY_CAST"),
            new Form(QUERIES, "REMOVE DUPLICATES", "MERGE with REMOVE DUPLICATES"),
            new Form(EnumSet.of(StatementKind.CREATE_FUNCTION), "LANGUAGE PLPYTHONU|PLPYTHON", "Python functions"),
            new Form(EnumSet.of(StatementKind.ALTER_TABLE), "ROW LEVEL SECURITY", "row-level security"),
            new Form(EnumSet.of(StatementKind.ALTER_TABLE), "MASKING", "masking"),
            new Form(EnumSet.of(StatementKind.CREATE_DATABASE), "FROM", "databases from elsewhere"),
            new Form(GRANTS, "ASSUMEROLE", "ASSUMEROLE"),
            new Form(GRANTS, "ON MODEL", "privileges on models"),
            new Form(GRANTS, "RLS|MASKING", "privileges on policies"),
            new Form(GRANTS, "ON COPY JOB", "privileges on copy jobs"),
            new Form(GRANTS, "ON TEMPLATE", "privileges on templates"),
            new Form(GRANTS, "ON WORKGROUP", "privileges on workgroups"),
            new Form(
                    GRANTS,
                    "FOR SCHEMAS|FUNCTIONS|PROCEDURES|LANGUAGES|COPY",
                    "scoped permissions other than on tables"),
            new Form(GRANTS, "TABLES IN DATABASE", "scoped permissions in a database"),
            new Form(EnumSet.of(StatementKind.SHOW), "SHOW EXTERNAL|MODEL|DATASHARES|TEMPLATE|TEMPLATES", "this SHOW"),
            new Form(EnumSet.of(StatementKind.SHOW), "SHOW POLICIES|FUNCTIONS|PROCEDURES|PARAMETERS", "this SHOW"),
            new Form(EnumSet.of(StatementKind.SHOW), "SHOW CONSTRAINTS|GRANTS", "this SHOW"),
            new Form(EnumSet.of(StatementKind.SHOW), "SHOW RLS|MASKING POLICIES", "this SHOW"),
            new Form(EnumSet.of(StatementKind.SHOW), "SHOW USER LOCKOUT", "this SHOW"),
            new Form(EnumSet.of(StatementKind.SHOW), "SHOW COLUMN GRANTS", "this SHOW"));

    private Unrehearsed() {}

    static Optional<Refusal> check(Command command) {
        if (!Rewrites.has(command.kind()) && !UnknownCommands.has(command.kind())) {
            return Optional.of(Refusal.notRehearsed(command.kind().toString()));
        }
        if (GRANTS.contains(command.kind()) && givesSystemPrivilege(command.phrase())) {
            return Optional.of(Refusal.notRehearsed("system privileges, and the privileges ALTER and DROP"));
        }
        if (command.kind() == StatementKind.CREATE_PROCEDURE && continuesAfterFailure(command.phrase())) {
            return Optional.of(Refusal.notRehearsed("CONTINUE_HANDLER"));
        }
        for (Form form : FORMS) {
            if (form.kinds.contains(command.kind()) && command.phrase().has(form.words)) {
                return Optional.of(Refusal.notRehearsed(form.name));
            }
        }
        return Optional.empty();
    }

    private static boolean continuesAfterFailure(Phrase phrase) {
        for (int index = 0; index < phrase.size(); index++) {
            if (phrase.kind(index) == TokenKind.DOLLAR_STRING
                    && ProcedureBody.of(phrase, index).text().has("CONTINUE_HANDLER")) {
                return true;
            }
        }
        return false;
    }

    /** PostgreSQL has no privilege to alter or to drop, and none on no object but membership in a role. */
    private static boolean givesSystemPrivilege(Phrase phrase) {
        int receivers = Math.max(phrase.find("TO"), phrase.find("FROM"));
        int object = phrase.find("ON");
        Phrase privileges = phrase.part(1, object > 0 ? object : Math.max(receivers, 1));
        boolean onNothing = object < 0 && !phrase.at(1, "ROLE") && !phrase.has("FOR TABLES IN SCHEMA");
        return privileges.has("ALTER|DROP")
                || (onNothing && privileges.has("CREATE|ACCESS|ANALYZE|VACUUM|TRUNCATE|CANCEL|IGNORE|EXPLAIN"));
    }

    private record Form(Set<StatementKind> kinds, String words, String name) {}
}
