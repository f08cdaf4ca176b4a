package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grantee;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Privilege;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Reach;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Target;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads privileges and what they are on, and knows which go together. */
final class Privileges {

    /** Privileges on objects. */
    private static final OptionTable OBJECT = new OptionTable("GRANT")
            .flags("ALL PRIVILEGES", "ALL", "ALTER", "ASSUMEROLE", "CONNECT", "CREATE", "DEBUG", "DELETE", "DROP")
            .flags(
                    "EXECUTE",
                    "INSERT",
                    "REFERENCES",
                    "RULE",
                    "SELECT",
                    "SHARE",
                    "TEMP",
                    "TEMPORARY",
                    "TRIGGER",
                    "TRUNCATE")
            .flags("UPDATE", "USAGE");

    /** Privileges on the system as a whole, which are on no object. */
    private static final OptionTable SYSTEM = new OptionTable("GRANT")
            .flags("ACCESS CATALOG", "ACCESS SYSTEM TABLE", "ALTER DATASHARE", "ALTER DEFAULT PRIVILEGES")
            .flags("ALTER MATERIALIZED VIEW", "ALTER ROLE", "ALTER SCHEMA", "ALTER TABLE", "ALTER USER", "ANALYZE")
            .flags("CANCEL", "CREATE COPY JOB", "CREATE DATABASE", "CREATE DATASHARE", "CREATE FUNCTION")
            .flags("CREATE LIBRARY", "CREATE MATERIALIZED VIEW", "CREATE MODEL", "CREATE OR REPLACE EXTERNAL FUNCTION")
            .flags("CREATE OR REPLACE FUNCTION", "CREATE OR REPLACE PROCEDURE", "CREATE OR REPLACE VIEW")
            .flags("CREATE PROCEDURE", "CREATE ROLE", "CREATE SCHEMA", "CREATE TABLE", "CREATE TEMPLATE")
            .flags("CREATE USER", "CREATE VIEW", "DROP DATABASE", "DROP DATASHARE", "DROP FUNCTION", "DROP LIBRARY")
            .flags("DROP MATERIALIZED VIEW", "DROP MODEL", "DROP PROCEDURE", "DROP ROLE", "DROP SCHEMA", "DROP TABLE")
            .flags(
                    "DROP USER",
                    "DROP VIEW",
                    "EXPLAIN MASKING",
                    "EXPLAIN RLS",
                    "IGNORE RLS",
                    "TRUNCATE TABLE",
                    "VACUUM");

    private static final Set<String> TABLE = Set.of(
            "ALTER", "DELETE", "DROP", "INSERT", "REFERENCES", "RULE", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE");
    private static final Set<String> COLUMNS = Set.of("DELETE", "SELECT", "UPDATE");
    private static final Set<String> SCHEMA = Set.of("ALTER", "CREATE", "DROP", "USAGE");
    private static final Set<String> ROUTINE = Set.of("ALTER", "DROP", "EXECUTE");
    private static final Set<String> SCOPED_COPY_JOB = Set.of("ALTER", "CREATE", "DROP", "EXECUTE", "USAGE");
    private static final Set<String> COPY_JOB = Set.of("ALTER", "DROP", "EXECUTE", "USAGE");

    /** The privileges that objects of each type have, besides ALL. */
    private static final Map<ObjectType, Set<String>> PRIVILEGES = new EnumMap<>(Map.ofEntries(
            Map.entry(ObjectType.COPY_JOB, COPY_JOB),
            Map.entry(ObjectType.DATABASE, Set.of("ALTER", "CREATE", "DEBUG", "DROP", "TEMP", "TEMPORARY", "USAGE")),
            Map.entry(ObjectType.DATASHARE, Set.of("ALTER", "SHARE", "USAGE")),
            Map.entry(ObjectType.EXTERNAL_FUNCTION, ROUTINE),
            Map.entry(ObjectType.EXTERNAL_SCHEMA, SCHEMA),
            Map.entry(ObjectType.EXTERNAL_TABLE, TABLE),
            Map.entry(ObjectType.FUNCTION, ROUTINE),
            Map.entry(ObjectType.LANGUAGE, Set.of("USAGE")),
            Map.entry(ObjectType.MODEL, ROUTINE),
            Map.entry(ObjectType.PROCEDURE, ROUTINE),
            Map.entry(ObjectType.SCHEMA, SCHEMA),
            Map.entry(ObjectType.TABLE, TABLE),
            Map.entry(ObjectType.TEMPLATE, SCHEMA),
            Map.entry(ObjectType.WORKGROUP, Set.of("CONNECT", "USAGE"))));

    /** Those of which ON takes all that are in a schema. */
    private static final Set<ObjectType> TOGETHER =
            EnumSet.of(ObjectType.FUNCTION, ObjectType.PROCEDURE, ObjectType.TABLE, ObjectType.TEMPLATE);

    /** What FOR introduces: all objects of a type in a schema or a database, those to come as well. */
    private static final Set<ObjectType> SCOPED = EnumSet.of(
            ObjectType.COPY_JOB,
            ObjectType.FUNCTION,
            ObjectType.LANGUAGE,
            ObjectType.MODEL,
            ObjectType.PROCEDURE,
            ObjectType.SCHEMA,
            ObjectType.TABLE,
            ObjectType.TEMPLATE);

    /** What ON introduces in default privileges. */
    private static final Set<ObjectType> DEFAULTS =
            EnumSet.of(ObjectType.FUNCTION, ObjectType.PROCEDURE, ObjectType.SCHEMA, ObjectType.TABLE);

    private static final Set<Keyword> END = EnumSet.of(TO, FROM, ON, FOR);

    private final Grammar grammar;
    private final Tokens tokens;

    Privileges(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads the privileges of a GRANT or a REVOKE. */
    List<Privilege> list(String where) {
        List<Privilege> privileges = new ArrayList<>();
        do {
            boolean roles = !privileges.isEmpty() && privileges.get(0).role() != null;
            privileges.add(privilege(privileges.isEmpty() ? where : "after ','", roles));
        } while (tokens.accept(','));
        if (tokens.keyword() == null || !END.contains(tokens.keyword())) {
            throw tokens.expected("',', ON, TO or FROM", tokens.afterLast()).unknown(tokens);
        }
        return List.copyOf(privileges);
    }

    private Privilege privilege(String where, boolean roles) {
        int at = tokens.here();
        if (tokens.at(ROLE) && tokens.atWord(1)) {
            tokens.advance();
            return new Privilege("ROLE", grammar.names.principal("a role", "after 'ROLE'"), List.of(), at);
        }
        Option words = SYSTEM.next(grammar).or(() -> OBJECT.next(grammar)).orElse(null);
        if (words != null) {
            return new Privilege(words.words(), null, columns(words.words()), at);
        }
        if (tokens.atName() && (roles || atRoleWithoutWord())) {
            return new Privilege("", grammar.names.principal("a role", where), List.of(), at);
        }
        SyntaxError plain = tokens.expected("a privilege such as SELECT", where);
        SyntaxError error = tokens.keyword() != null && END.contains(tokens.keyword()) ? plain : plain.unknown(tokens);
        throw tokens.atName()
                ? Suggestion.of(tokens.text(), known())
                        .map(meant -> error.helping("did you mean '" + meant + "'?"))
                        .orElse(error)
                : error;
    }

    /** The manual's examples leave out the word ROLE here and there. */
    private boolean atRoleWithoutWord() {
        boolean last = tokens.keyword(1) == TO || tokens.keyword(1) == FROM;
        return last
                || (tokens.at(1, ',') && Suggestion.of(tokens.text(), known()).isEmpty());
    }

    private List<Name> columns(String privilege) {
        if (!tokens.at('(')) {
            return List.of();
        }
        int at = tokens.here();
        List<Name> columns = grammar.names.enclosed("a column", "after the privilege");
        grammar.rowChecks.distinct(columns, "column");
        if (!COLUMNS.contains(privilege) && !privilege.startsWith("ALL")) {
            unsupportedColumns(privilege, at);
        }
        return columns;
    }

    private void unsupportedColumns(String privilege, int at) {
        grammar.unsupported(privilege + " on single columns", at, "only SELECT and UPDATE may be limited to columns");
    }

    /** Of a table of another catalog, DELETE may be limited to columns as well. */
    private void checkColumns(List<Privilege> privileges, @Nullable Target target) {
        for (Privilege privilege : privileges) {
            if (privilege.words().equals("DELETE") && !privilege.columns().isEmpty() && !isOfCatalog(target)) {
                unsupportedColumns("DELETE", privilege.columns().get(0).at());
            }
        }
    }

    private boolean isOfCatalog(@Nullable Target target) {
        return target != null
                && target.objects().stream()
                        .allMatch(table -> table instanceof Name name && grammar.names.ofCatalog(name));
    }

    private static List<String> known() {
        return Stream.concat(OBJECT.names().stream(), SYSTEM.names().stream()).toList();
    }

    /** Tells whether a privilege is among others. */
    static boolean has(List<Privilege> privileges, String words) {
        for (Privilege privilege : privileges) {
            if (privilege.words().equals(words)) {
                return true;
            }
        }
        return false;
    }

    /** Reads what the privileges are on, or nothing when they are on the system. */
    @Nullable
    Target target(List<Privilege> privileges) {
        Target target = read(privileges);
        checkColumns(privileges, target);
        return target;
    }

    private @Nullable Target read(List<Privilege> privileges) {
        int at = tokens.here();
        if (tokens.accept(ON)) {
            return has(privileges, "ASSUMEROLE")
                    ? new Target(Reach.NAMED, null, roles(), null, at)
                    : on(privileges, at);
        }
        if (tokens.accept(FOR)) {
            return scope(privileges, at);
        }
        for (Privilege privilege : privileges) {
            boolean onObject = OBJECT.names().contains(privilege.words())
                    && !privilege.words().startsWith("ALL")
                    && !privilege.words().equals("CONNECT"); // To the workgroup, which need not be named.
            if (onObject) {
                throw tokens.expected("ON", "after '" + privilege.words() + "'")
                        .helping("name what the privilege is on: ON TABLE …, ON SCHEMA … and so on");
            }
        }
        return null;
    }

    private Target on(List<Privilege> privileges, int at) {
        if (tokens.at(Keyword.ALL)) {
            return allInSchema(privileges, at);
        }
        ObjectType type =
                atTableWithoutWord() ? null : grammar.type(PRIVILEGES.keySet()).orElse(null);
        if (type != null) {
            check(privileges, type);
            return named(type, at);
        }
        if ((tokens.at(VIEW) || tokens.at(MATERIALIZED)) && tokens.atWord(1) && tokens.keyword(1) != TO) {
            throw tokens.expected("a table or another object", "after 'ON'")
                    .helping("views are granted like tables: name the view without a word before it");
        }
        List<Name> objects = grammar.names.list("a table or another object", "after 'ON'");
        return new Target(Reach.NAMED, null, objects, columnsOfCatalog(objects), null, at);
    }

    private Target named(ObjectType type, int at) {
        if (type == ObjectType.WORKGROUP && (tokens.at(TO) || tokens.at(FROM))) {
            return new Target(Reach.NAMED, type, List.of(), null, at);
        }
        List<? extends Node> objects = objects(type);
        List<Name> columns = type == ObjectType.TABLE ? columnsOfCatalog(objects) : List.of();
        return new Target(Reach.NAMED, type, objects, columns, null, at);
    }

    /** Columns may stand behind a table of another catalog, in the place of behind the privilege. */
    private List<Name> columnsOfCatalog(List<? extends Node> tables) {
        boolean one = tables.size() == 1 && tables.get(0) instanceof Name name && grammar.names.ofCatalog(name);
        if (!one || !tokens.at('(')) {
            return List.of();
        }
        List<Name> columns = grammar.names.enclosed("a column", "after the table");
        grammar.rowChecks.distinct(columns, "column");
        return columns;
    }

    private Target allInSchema(List<Privilege> privileges, int at) {
        for (ObjectType type : TOGETHER) {
            if (tokens.acceptPhrase(type.allInSchema())) {
                check(privileges, type);
                List<Name> schemas = grammar.names.list("a schema", "after '" + type.allInSchema() + "'");
                return new Target(Reach.ALL_IN_SCHEMA, type, schemas, null, at);
            }
        }
        throw tokens.expected("TABLES, FUNCTIONS or PROCEDURES IN SCHEMA behind ALL", "after 'ON'")
                .helping("such as ALL TABLES IN SCHEMA and the schema");
    }

    /** Tells a table that is called like a kind of objects. */
    private boolean atTableWithoutWord() {
        boolean unlikely =
                tokens.at(MODEL) || tokens.at(Keyword.TEMPLATE) || tokens.at(WORKGROUP) || tokens.at(DATASHARE);
        return tokens.at(1, '.') || (unlikely && !tokens.atWord(1));
    }

    private List<? extends Node> objects(ObjectType type) {
        String where = "after '" + type + "'";
        if (!type.routine()) {
            return grammar.names.list(type.article(), where);
        }
        List<Node> routines = new ArrayList<>();
        do {
            routines.add(new Signatures(grammar).signature(type.article(), routines.isEmpty() ? where : "after ','"));
        } while (tokens.accept(','));
        return List.copyOf(routines);
    }

    /** Reads the roles of AWS that may be assumed. */
    private List<Node> roles() {
        int at = tokens.here();
        if (tokens.at(DEFAULT) || tokens.at(Keyword.ALL)) {
            Words words = new Words(String.valueOf(tokens.keyword()), at);
            tokens.advance();
            return List.of(words);
        }
        List<Node> roles = new ArrayList<>();
        do {
            if (!tokens.atString() && !grammar.atPlaceholder()) {
                throw tokens.expected("DEFAULT, ALL or the ARN of a role as a string", "after 'ON'");
            }
            roles.add(grammar.expressions.constant());
        } while (tokens.accept(','));
        return List.copyOf(roles);
    }

    private Target scope(List<Privilege> privileges, int at) {
        ObjectType type = plural(SCOPED, "after 'FOR'");
        check(
                privileges,
                type,
                type == ObjectType.COPY_JOB ? SCOPED_COPY_JOB : PRIVILEGES.getOrDefault(type, Set.of()));
        tokens.expect(IN, "after '" + type.plural() + "'");
        if (tokens.accept(DATABASE)) {
            Name database = grammar.names.simple("a database", "after 'DATABASE'");
            return new Target(Reach.DATABASE, type, List.of(database), null, at);
        }
        if (!tokens.accept(Keyword.SCHEMA)) {
            throw tokens.oneOf("after 'IN'", "SCHEMA", "DATABASE");
        }
        Name schema = grammar.names.qualified("a schema", "after 'SCHEMA'");
        Name database = tokens.accept(DATABASE) ? grammar.names.simple("a database", "after 'DATABASE'") : null;
        return new Target(Reach.SCHEMA, type, List.of(schema), database, at);
    }

    private ObjectType plural(Set<ObjectType> types, String where) {
        for (ObjectType type : types) {
            if (tokens.acceptPhrase(type.plural())) {
                return type;
            }
        }
        throw tokens.oneOf(where, types.stream().map(ObjectType::plural).toArray(String[]::new));
    }

    /** Reads what default privileges are on. */
    Target defaults(List<Privilege> privileges) {
        int at = tokens.here();
        tokens.expect(ON, "after the privileges");
        ObjectType type = plural(DEFAULTS, "after 'ON'");
        check(privileges, type);
        return new Target(Reach.TO_COME, type, List.of(), null, at);
    }

    /** A datashare may stand without its word, too, and accounts and namespaces get its USAGE. */
    void checkPlain(List<Privilege> privileges, @Nullable Target target, List<Grantee> grantees) {
        if (target != null
                && target.type() == null
                && target.objects().get(0) instanceof Name
                && !anyConsumer(grantees)) {
            check(privileges, ObjectType.TABLE);
        }
    }

    private static boolean anyConsumer(List<Grantee> grantees) {
        for (Grantee grantee : grantees) {
            if (grantee.words().equals("ACCOUNT") || grantee.words().equals("NAMESPACE")) {
                return true;
            }
        }
        return false;
    }

    private void check(List<Privilege> privileges, ObjectType type) {
        check(privileges, type, PRIVILEGES.getOrDefault(type, Set.of()));
    }

    private void check(List<Privilege> privileges, ObjectType type, Set<String> known) {
        for (Privilege privilege : privileges) {
            if (!privilege.words().startsWith("ALL")
                    && !known.contains(privilege.words())
                    && privilege.role() == null) {
                grammar.report(Problem.of(
                                SqlCode.WRONG_PRIVILEGE,
                                privilege.at(),
                                "'" + privilege.words() + "' is no privilege on " + type.article())
                        .help(type.article() + " has "
                                + String.join(", ", known.stream().sorted().toList()) + " and ALL"));
            }
        }
    }
}
