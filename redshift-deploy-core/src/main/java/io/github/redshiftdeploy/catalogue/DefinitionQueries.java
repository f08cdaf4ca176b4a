package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The questions to the catalogue about objects: a fixed number, however many objects there are. All rows have the same
 * columns, and {@link Part} says what a row is about. What belongs together is put together in {@link CatalogueRows}.
 *
 * <p>The tables of PostgreSQL and the functions of the leader node are asked in one query, the SVV views in others, for
 * they may not be mixed ({@code c_sql-functions-leader-node}). A text longer than {@link #PIECE} characters comes in
 * pieces: a VARCHAR ends at 65,535 bytes ({@code r_Character_types}), and so does a row of the Data API
 * ({@code data-api}). Arrays are taken apart by {@code generate_series}, as Amazon's own driver does for keys. None of
 * it was tried on a real cluster.
 */
final class DefinitionQueries {

    /** How many characters a piece has: no character has more than four bytes. */
    static final int PIECE = 15_000;

    /** A source ends at 2 MB ({@code r_CREATE_PROCEDURE}). */
    private static final int MOST_PIECES = 2 * 1024 * 1024 / PIECE;

    private static final int MOST_PIECES_OF_VIEW = 15;

    /** What a row tells. The columns that it does not mention are NULL. */
    enum Part {
        /** Who asks: name, and whether it is a superuser. */
        USER,
        /** Schema: owner, comment, whether privileges were ever given or taken. */
        SCHEMA,
        /** Relation: letter of its kind, owner, distribution, comment. */
        RELATION,
        /** Column of a table, or one with a comment: place, name, type, NOT NULL, comment. */
        COLUMN,
        /**
         * Column of a constraint: place, constraint, letter of its kind, column, schema, table and column that it
         * refers to.
         */
        CONSTRAINT,
        /** Piece of what makes a view: place, text. */
        VIEW_TEXT,
        /**
         * Routine: letter of its kind, owner, language, volatility, whether as its owner, result, ACL, comment, USAGE
         * of the schema.
         */
        ROUTINE,
        /** Parameter: place, name, letter of its mode, type. */
        PARAMETER,
        /** Piece of a body: place, text. */
        BODY,
        /** How a column is stored: place, column, encoding, whether DISTKEY, place in the sort key, default. */
        STORAGE,
        /** Schema that is external. */
        EXTERNAL,
        /** Somebody who sees all grants. */
        SEES_ALL,
        /** Grant: privilege, receiver, kind of receiver, whether with grant option; of schemas, the scope. */
        RELATION_GRANT,
        COLUMN_GRANT,
        SCHEMA_GRANT,
        ROUTINE_GRANT,
        /**
         * Default privilege, in a schema or everywhere: privilege, receiver, its kind, grant option, objects, owner.
         */
        DEFAULT_GRANT,
        /** Object in a datashare: kind, share. */
        SHARE,
        /** Materialized view: whether it refreshes itself. */
        REFRESH,
        /** Policy on a relation: kind, name. */
        POLICY
    }

    private final Wanted wanted;

    DefinitionQueries(Wanted wanted) {
        this.wanted = wanted;
    }

    /** Returns the questions that everybody may ask. */
    List<String> all() {
        return List.of(String.join("\nUNION ALL\n", leader()), storage(), String.join("\nUNION ALL\n", privileges()));
    }

    /**
     * Returns the question about policies, which fails for everybody without the role sys:secadmin
     * ({@code r_SVV_RLS_ATTACHED_POLICY}); who may ask it sees those for masking too
     * ({@code r_SVV_ATTACHED_MASKING_POLICY}).
     */
    String policies() {
        String rls = select(
                Part.POLICY,
                "p.relschema",
                "p.relname",
                List.of("'row-level security'", "p.polname"),
                "FROM svv_rls_attached_policy p",
                wanted.condition(ObjectKind.RELATION, "p.relschema", "p.relname"));
        String masking = select(
                Part.POLICY,
                "p.schema_name",
                "p.table_name",
                List.of("'masking'", "p.policy_name"),
                "FROM svv_attached_masking_policy p",
                wanted.condition(ObjectKind.RELATION, "p.schema_name", "p.table_name"));
        return rls + "\nUNION ALL\n" + masking;
    }

    private List<String> leader() {
        List<String> selects = new ArrayList<>();
        selects.add(select(
                Part.USER,
                "''",
                "u.usename",
                List.of(yes("u.usesuper")),
                "FROM pg_user u",
                "u.usename = CURRENT_USER"));
        if (wanted.mayHave(ObjectKind.SCHEMA)) {
            selects.add(schemas());
        }
        if (wanted.mayHave(ObjectKind.RELATION)) {
            selects.addAll(List.of(relations(), columns(), constraints(), viewTexts()));
        }
        if (wanted.mayHave(ObjectKind.ROUTINE)) {
            selects.addAll(List.of(routines(), parameters(), bodies()));
        }
        return selects;
    }

    private String schemas() {
        return select(
                Part.SCHEMA,
                "n.nspname",
                "n.nspname",
                List.of("pg_get_userbyid(n.nspowner)", "d.description", yes("n.nspacl IS NOT NULL")),
                """
                FROM pg_namespace n
                LEFT JOIN pg_description d ON d.objoid = n.oid AND d.classoid = 'pg_namespace'::regclass AND d.objsubid = 0""",
                wanted.condition(ObjectKind.SCHEMA, "n.nspname", "n.nspname"));
    }

    private String relations() {
        return select(
                Part.RELATION,
                "n.nspname",
                "c.relname",
                List.of("c.relkind", "pg_get_userbyid(c.relowner)", "i.releffectivediststyle", "d.description"),
                """
                FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_class_info i ON i.reloid = c.oid
                LEFT JOIN pg_description d ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0""",
                "c.relkind IN ('r', 'v', 'm') AND " + relation());
    }

    private String columns() {
        return select(
                Part.COLUMN,
                "n.nspname",
                "c.relname",
                List.of(
                        "a.attnum",
                        "a.attname",
                        "format_type(a.atttypid, a.atttypmod)",
                        yes("a.attnotnull"),
                        "d.description"),
                """
                FROM pg_attribute a
                JOIN pg_class c ON c.oid = a.attrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_description d
                    ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = a.attnum""",
                "a.attnum > 0 AND NOT a.attisdropped AND (c.relkind = 'r' OR d.description IS NOT NULL) AND "
                        + "c.relkind IN ('r', 'v', 'm') AND " + relation());
    }

    private String constraints() {
        return select(
                Part.CONSTRAINT,
                "n.nspname",
                "c.relname",
                List.of("s.place", "k.conname", "k.contype", "a.attname", "fn.nspname", "f.relname", "fa.attname"),
                """
                FROM pg_constraint k
                JOIN pg_class c ON c.oid = k.conrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN generate_series(1, 32) AS s(place) ON k.conkey[s.place] IS NOT NULL
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[s.place] AND NOT a.attisdropped
                LEFT JOIN pg_class f ON f.oid = k.confrelid
                LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
                LEFT JOIN pg_attribute fa ON fa.attrelid = f.oid AND fa.attnum = k.confkey[s.place]""",
                "k.contype IN ('p', 'u', 'f') AND " + relation());
    }

    /** OFFSET 0 keeps the text from being made anew for each piece. */
    private String viewTexts() {
        return pieces(Part.VIEW_TEXT, "''", """
                SELECT n.nspname AS schema_name, c.relname AS object_name, pg_get_viewdef(c.oid, true) AS body
                FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('v', 'm') AND %s
                OFFSET 0""".formatted(relation()), MOST_PIECES_OF_VIEW);
    }

    private String routines() {
        return routine(
                Part.ROUTINE,
                List.of(
                        "p.prokind",
                        "pg_get_userbyid(p.proowner)",
                        "l.lanname",
                        "p.provolatile",
                        yes("p.prosecdef"),
                        "format_type(p.prorettype, NULL)",
                        yes("p.proacl IS NOT NULL"),
                        "d.description",
                        yes("HAS_SCHEMA_PRIVILEGE(n.nspname, 'USAGE')")),
                """
                JOIN pg_language l ON l.oid = p.prolang
                LEFT JOIN pg_description d ON d.objoid = p.prooid AND d.classoid = 'pg_proc'::regclass""");
    }

    /** Subscripts of proargtypes begin at 0, those of the others at 1 ({@code r_PG_PROC_INFO}). */
    private String parameters() {
        return routine(
                Part.PARAMETER,
                List.of(
                        "s.place",
                        "p.proargnames[s.place]",
                        "p.proargmodes[s.place]",
                        "format_type(COALESCE(p.proallargtypes[s.place], p.proargtypes[s.place - 1]), NULL)"),
                """
                JOIN generate_series(1, 64) AS s(place)
                    ON COALESCE(p.proallargtypes[s.place], p.proargtypes[s.place - 1]) IS NOT NULL""");
    }

    private String bodies() {
        return pieces(Part.BODY, "x.arguments", """
                SELECT n.nspname AS schema_name, p.proname AS object_name, oidvectortypes(p.proargtypes) AS arguments,
                    p.prosrc AS body
                FROM pg_proc_info p
                JOIN pg_namespace n ON n.oid = p.pronamespace
                WHERE p.prokind IN ('f', 'p') AND %s
                OFFSET 0""".formatted(routine()), MOST_PIECES);
    }

    private String routine(Part part, List<String> values, String joins) {
        return select(
                part,
                "n.nspname",
                "p.proname",
                "oidvectortypes(p.proargtypes)",
                values,
                "FROM pg_proc_info p\nJOIN pg_namespace n ON n.oid = p.pronamespace\n" + joins,
                "p.prokind IN ('f', 'p') AND " + routine());
    }

    private static String pieces(Part part, String arguments, String texts, int most) {
        return select(
                part,
                "x.schema_name",
                "x.object_name",
                arguments,
                List.of("s.place", "SUBSTRING(x.body, s.place * " + PIECE + " + 1, " + PIECE + ")"),
                "FROM (" + texts + ") x\nJOIN generate_series(0, " + most
                        + ") AS s(place) ON LENGTH(x.body) > s.place * " + PIECE,
                "1 = 1");
    }

    /** {@code r_SVV_REDSHIFT_COLUMNS}: users see what is theirs. The type there is cut at 32 characters. */
    private String storage() {
        return select(
                Part.STORAGE,
                "v.schema_name",
                "v.table_name",
                List.of(
                        "v.ordinal_position",
                        "v.column_name",
                        "v.encoding",
                        yes("v.distkey"),
                        "v.sortkey",
                        "v.column_default"),
                "FROM svv_redshift_columns v",
                "v.database_name = CURRENT_DATABASE() AND "
                        + wanted.condition(ObjectKind.RELATION, "v.schema_name", "v.table_name"));
    }

    /** What nobody granted expressly is not there ({@code r_SVV_RELATION_PRIVILEGES} and its like). */
    private List<String> privileges() {
        List<String> selects = new ArrayList<>();
        selects.add(select(
                Part.EXTERNAL, "e.schemaname", "e.schemaname", List.of("''"), "FROM svv_external_schemas e", "1 = 1"));
        selects.add(select(
                Part.SEES_ALL,
                "''",
                "p.identity_name",
                List.of("p.identity_type"),
                "FROM svv_system_privileges p",
                """
                p.system_privilege = 'ACCESS SYSTEM TABLE'
                AND (p.identity_type = 'user' AND p.identity_name = CURRENT_USER
                    OR p.identity_type = 'role' AND p.identity_name IN (
                        SELECT g.role_name FROM svv_user_grants g WHERE g.user_name = CURRENT_USER))"""));
        if (wanted.mayHave(ObjectKind.RELATION)) {
            selects.add(grants(Part.RELATION_GRANT, "''", "svv_relation_privileges", "relation_name", "'SCHEMA'"));
            selects.add(select(
                    Part.COLUMN_GRANT,
                    "g.namespace_name",
                    "g.relation_name",
                    List.of("g.privilege_type", "g.identity_name", "g.identity_type", "'no'", "g.column_name"),
                    "FROM svv_column_privileges g",
                    wanted.condition(ObjectKind.RELATION, "g.namespace_name", "g.relation_name")));
            selects.add(select(
                    Part.REFRESH,
                    "m.schema_name",
                    "m.name",
                    List.of("m.autorefresh"),
                    "FROM svv_mv_info m",
                    "m.database_name = CURRENT_DATABASE() AND "
                            + wanted.condition(ObjectKind.RELATION, "m.schema_name", "m.name")));
        }
        if (wanted.mayHave(ObjectKind.ROUTINE)) {
            selects.add(
                    grants(Part.ROUTINE_GRANT, "g.argument_types", "svv_function_privileges", "function_name", "''"));
        }
        if (wanted.mayHave(ObjectKind.SCHEMA)) {
            selects.add(grants(
                    Part.SCHEMA_GRANT, "''", "svv_schema_privileges", "namespace_name", "UPPER(g.privilege_scope)"));
        }
        selects.add(select(
                Part.DEFAULT_GRANT,
                "g.schema_name",
                "g.schema_name",
                List.of(
                        "g.privilege_type",
                        "g.grantee_name",
                        "g.grantee_type",
                        yes("g.admin_option"),
                        "g.object_type",
                        "g.owner_name"),
                "FROM svv_default_privileges g",
                "1 = 1"));
        selects.add(select(
                Part.SHARE,
                "''",
                "o.object_name",
                List.of("UPPER(o.object_type)", "o.share_name"),
                "FROM svv_datashare_objects o",
                "UPPER(o.share_type) = 'OUTBOUND'"));
        return selects;
    }

    private String grants(Part part, String arguments, String view, String name, String scope) {
        ObjectKind kind = part == Part.ROUTINE_GRANT
                ? ObjectKind.ROUTINE
                : part == Part.SCHEMA_GRANT ? ObjectKind.SCHEMA : ObjectKind.RELATION;
        return select(
                part,
                "g.namespace_name",
                "g." + name,
                arguments,
                List.of("g.privilege_type", "g.identity_name", "g.identity_type", yes("g.admin_option"), scope),
                "FROM " + view + " g",
                wanted.condition(kind, "g.namespace_name", "g." + name));
    }

    private String relation() {
        return wanted.condition(ObjectKind.RELATION, "n.nspname", "c.relname");
    }

    private String routine() {
        return wanted.condition(ObjectKind.ROUTINE, "n.nspname", "p.proname");
    }

    private static String yes(String condition) {
        return "CASE WHEN " + condition + " THEN 'yes' ELSE 'no' END";
    }

    private static String select(
            Part part, String schema, String name, List<String> values, String from, String condition) {
        return select(part, schema, name, "''", values, from, condition);
    }

    private static String select(
            Part part,
            String schema,
            String name,
            String arguments,
            List<String> values,
            String from,
            String condition) {
        StringBuilder sql = new StringBuilder("SELECT ");
        sql.append(text("'" + part + "'")).append(" AS part, ");
        sql.append(text(schema)).append(" AS schema_name, ");
        sql.append(text(name)).append(" AS object_name, ");
        sql.append(text(arguments)).append(" AS arguments");
        for (int i = 0; i < CatalogueRows.VALUES; i++) {
            sql.append(", ")
                    .append(text(i < values.size() ? values.get(i) : "NULL"))
                    .append(" AS value")
                    .append(i + 1);
        }
        return sql.append('\n')
                .append(from)
                .append("\nWHERE ")
                .append(condition)
                .toString();
    }

    /** All columns have one type, so that the queries of a union agree. */
    private static String text(String expression) {
        return "CAST(" + expression + " AS VARCHAR(65535))";
    }
}
