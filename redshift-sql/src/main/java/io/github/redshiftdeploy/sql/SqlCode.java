package io.github.redshiftdeploy.sql;

import io.github.redshiftdeploy.diagnostic.Code;

/** What can be wrong with the text of a script. */
public enum SqlCode implements Code {
    UNTERMINATED_STRING("RS1001", true),
    UNTERMINATED_NAME("RS1002", true),
    UNTERMINATED_BODY("RS1003", true),
    UNTERMINATED_COMMENT("RS1004", true),
    STATEMENT_TOO_LONG("RS1005", true),
    NUL_CHARACTER("RS1006"),
    WRONG_ENCODING("RS1007", true),
    UNKNOWN_STATEMENT("RS1008"),
    META_COMMAND("RS1009"),
    SYNTAX("RS1010"),
    UNCLOSED_BRACKET("RS1011"),
    TEMPLATE("RS1012"),
    UNSUPPORTED("RS1013"),
    TOO_DEEP("RS1014"),
    /** The same option, parameter or column twice, or two that exclude each other. */
    CONFLICT("RS1015"),
    /** As many values as columns, as many columns in each query of a UNION. */
    WRONG_COUNT("RS1016"),
    /** An option, a clause, a privilege or the like that no command of its kind has, as far as is known. */
    UNKNOWN_SYNTAX("RS1017"),
    UNKNOWN_TYPE("RS1020"),
    /** A length, a number of columns or the like beyond what Redshift takes. */
    LIMIT_EXCEEDED("RS1021"),
    /** A compression encoding that does not exist, or not for the type of its column. */
    COMPRESSION("RS1022"),
    /** A key or a constraint on a column that the table does not have. */
    UNKNOWN_COLUMN("RS1023"),
    /** An attribute that a column of its type, or any column, cannot have. */
    COLUMN_ATTRIBUTE("RS1024"),
    /** The commands of psql that cannot run here, by what is to be done instead. */
    PSQL_INCLUDE("RS1030"),
    PSQL_COPY("RS1031"),
    PSQL_CONNECT("RS1032"),
    PSQL_MACHINE("RS1033"),
    PSQL_ASK("RS1034"),
    PSQL_ROWS("RS1035"),
    PSQL_CONDITION("RS1036"),
    PSQL_UNKNOWN("RS1037"),
    PSQL_BUFFER("RS1038"),
    /** The setting of a variable of psql that names none, or has a quote without its end. */
    PSQL_VARIABLE("RS1039"),
    /** A block, an IF, a CASE or a loop without its END, or an END without them. */
    UNCLOSED_PART("RS1040"),
    /** A variable, a cursor, a parameter or a label that is not there. */
    UNDECLARED("RS1041"),
    /** A statement, or a name, where it makes no sense. */
    MISPLACED("RS1042"),
    /** A statement that a procedure may not run. */
    REFUSED_IN_PROCEDURE("RS1043"),
    /** A query in a procedure whose rows go nowhere. */
    NO_DESTINATION("RS1044"),
    /** A RAISE with more or fewer values than marks. */
    RAISE_VALUES("RS1045"),
    /** A function in SQL that is more than a list of values. */
    FUNCTION_QUERY("RS1046"),
    /** More parameters, variables or text than a routine may have. */
    ROUTINE_TOO_LARGE("RS1048"),
    /** The value of an option or parameter that is beyond its limits, or none of those it can have. */
    OUT_OF_RANGE("RS1060"),
    /** A clause or an option that the rest of the statement makes necessary. */
    MISSING_CLAUSE("RS1061"),
    /** A privilege that the kind of object does not have. */
    WRONG_PRIVILEGE("RS1062"),
    /** A window function without OVER, or an ordered window without its frame. */
    MISSING_WINDOW("RS1063"),
    NESTED_AGGREGATE("RS1064"),
    /** Too few or too many arguments of a function. */
    WRONG_ARGUMENTS("RS1065"),
    ;

    private final String id;
    private final boolean endsReading;

    SqlCode(String id) {
        this(id, false);
    }

    SqlCode(String id, boolean endsReading) {
        this.id = id;
        this.endsReading = endsReading;
    }

    /** Tells whether the rest of a script cannot be read after such a mistake. */
    public boolean endsReading() {
        return endsReading;
    }

    @Override
    public String id() {
        return id;
    }
}
