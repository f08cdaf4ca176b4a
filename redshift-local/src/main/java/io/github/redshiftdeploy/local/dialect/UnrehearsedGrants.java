package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Privileges that Redshift has and PostgreSQL has not: others, on other things, or for others. */
final class UnrehearsedGrants {
    private static final Set<StatementKind> KINDS =
            EnumSet.of(StatementKind.GRANT, StatementKind.REVOKE, StatementKind.ALTER_DEFAULT_PRIVILEGES);

    private static final String SYSTEM_PRIVILEGES =
            "CREATE|ACCESS|ANALYZE|VACUUM|TRUNCATE|CANCEL|IGNORE|EXPLAIN|ALL|CONNECT|DEBUG";

    private static final List<Form> FORMS = List.of(
            new Form("TO|FROM RLS|MASKING POLICY", "privileges on policies"),
            new Form("FOR SCHEMAS|FUNCTIONS|PROCEDURES|LANGUAGES|COPY", "scoped permissions other than on tables"),
            new Form("TABLES IN DATABASE", "scoped permissions in a database"),
            new Form("ROLE SYS :", "roles of the system"),
            new Form("WITH GRANT OPTION ,", "WITH GRANT OPTION for some of the receivers alone"));

    /** Things other than tables; a table can have the name of each kind. */
    private static final List<Form> OBJECTS = List.of(
            new Form("ON MODEL", "privileges on models"),
            new Form("ON DATASHARE", "privileges on datashares"),
            new Form("ON RLS|MASKING POLICY", "privileges on policies"),
            new Form("ON COPY JOB", "privileges on copy jobs"),
            new Form("ON TEMPLATE", "privileges on templates"),
            new Form("ON WORKGROUP", "privileges on workgroups"));

    private UnrehearsedGrants() {}

    static Optional<Refusal> check(Command command) {
        if (!KINDS.contains(command.kind())) {
            return Optional.empty();
        }
        Phrase phrase = command.phrase();
        int object = phrase.find("ON");
        Phrase privileges = phrase.part(1, object > 0 ? object : Math.max(receivers(phrase), 1));
        if (privileges.has("ASSUMEROLE")) {
            return refused("ASSUMEROLE");
        }
        if (privileges.findOutside("ALTER|DROP", 0) >= 0 && !isDropForAll(phrase)) {
            return refused("the privileges ALTER and DROP");
        }
        if (object < 0 && areOfSystem(phrase, privileges)) {
            return refused("system privileges");
        }
        if (isForeignScope(phrase)) {
            return refused("scoped permissions in another database");
        }
        if (hasForeignSchema(phrase)) {
            return refused("privileges on schemas of another database");
        }
        if (object > 0 && hasColumns(phrase, object)) {
            return refused("privileges on columns of tables in a data lake");
        }
        if (isForAccount(phrase)) {
            return refused("privileges on datashares");
        }
        return Stream.concat(
                        OBJECTS.stream().filter(form -> isOn(phrase, form.words)),
                        FORMS.stream().filter(form -> phrase.has(form.words)))
                .findFirst()
                .flatMap(form -> refused(form.name));
    }

    /** Tells whether words stand before a name, and are not themselves a name. */
    private static boolean isOn(Phrase phrase, String words) {
        int at = phrase.find(words);
        int name = at + Words.of(words).places().size();
        return at >= 0
                && !phrase.at(name, "TO|FROM")
                && (phrase.kind(name) == TokenKind.WORD || phrase.kind(name) == TokenKind.QUOTED_NAME);
    }

    private static boolean isDropForAll(Phrase phrase) {
        return phrase.at(1, "DROP ON TABLE") && phrase.at(phrase.afterName(4), "TO|FROM PUBLIC");
    }

    /** On nothing PostgreSQL gives membership in a role alone. */
    private static boolean areOfSystem(Phrase phrase, Phrase privileges) {
        return !privileges.has("ROLE") && !phrase.has("IN SCHEMA|DATABASE") && privileges.has(SYSTEM_PRIVILEGES);
    }

    /** {@code FOR TABLES IN SCHEMA s DATABASE d}. */
    private static boolean isForeignScope(Phrase phrase) {
        int schema = phrase.find("IN SCHEMA");
        return schema > 0 && phrase.at(phrase.afterName(schema + 2), "DATABASE");
    }

    private static boolean hasForeignSchema(Phrase phrase) {
        int schema = phrase.find("ON|IN SCHEMA");
        return isOn(phrase, "ON|IN SCHEMA")
                && phrase.part(schema, Math.max(schema, receivers(phrase))).has(".");
    }

    /** {@code ON t (a, b)}; of a table of the database the columns stand behind the privilege. */
    private static boolean hasColumns(Phrase phrase, int object) {
        return phrase.at(phrase.afterName(phrase.at(object + 1, "TABLE") ? object + 2 : object + 1), "(");
    }

    private static boolean isForAccount(Phrase phrase) {
        int receiver = phrase.find("TO|FROM ACCOUNT|NAMESPACE");
        return receiver > 0 && phrase.kind(receiver + 2) == TokenKind.STRING;
    }

    private static int receivers(Phrase phrase) {
        return Math.max(phrase.find("TO"), phrase.find("FROM"));
    }

    private static Optional<Refusal> refused(String what) {
        return Optional.of(Refusal.notRehearsed(what));
    }

    private record Form(String words, String name) {}
}
