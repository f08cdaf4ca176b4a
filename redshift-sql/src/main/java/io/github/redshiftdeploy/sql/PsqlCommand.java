package io.github.redshiftdeploy.sql;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The commands of psql, put together by what becomes of them here. Amazon Redshift RSQL has most of them, and a few of
 * its own.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-META-COMMANDS">psql's manual</a>
 */
public enum PsqlCommand {
    /** Gives a variable its value. */
    SET(Role.SETS, "set"),
    /** Takes the value of a variable away. */
    UNSET(Role.SETS, "unset"),
    /** {@code \;} ends a statement as a semicolon does. */
    SEMICOLON(Role.ENDS, ";"),
    /** Ends a statement as a semicolon does; when there is none, psql sends the one before again. */
    SEND(Role.ENDS, "g", "gx"),
    /** <code>\:</code> stands for a colon that begins no variable. */
    COLON(Role.IS_TEXT, ":"),
    /** Ends the script. */
    QUIT(Role.QUITS, "q", "quit", "exit"),
    /** Prints something: a deployment prints its own report. */
    PRINT(Role.PASSED_OVER, "echo", "qecho", "warn", "remark", "timing", "errverbose", "p", "print", "s"),
    /** Says how rows are printed. */
    LAYOUT(Role.PASSED_OVER, "pset", "x", "a", "C", "f", "H", "html", "t", "T", "title", "rset", "rformat"),
    /** Shows what there is, in the database or in psql. */
    SHOW(
            Role.PASSED_OVER,
            "l",
            "l+",
            "list",
            "list+",
            "z",
            "sf",
            "sf+",
            "sv",
            "sv+",
            "conninfo",
            "copyright",
            "?",
            "h",
            "help"),
    /** Changes what nobody but psql sees. */
    OWN_STATE(Role.PASSED_OVER, "cd", "encoding", "setenv", "restrict", "unrestrict"),
    /** Says where rows are written to; without a name, no longer to a file. */
    OUTPUT(
            SqlCode.PSQL_MACHINE,
            "it writes rows to a file or a program of this machine",
            "write them to S3 with UNLOAD, or make it a step of the workflow",
            "o",
            "out"),
    INCLUDE(
            SqlCode.PSQL_INCLUDE,
            "it runs another script",
            "list that script in ordering.yaml; values that it sets go into 'redshift.placeholders.<name>'",
            "i",
            "include",
            "ir",
            "include_relative",
            "run"),
    CLIENT_COPY(
            SqlCode.PSQL_COPY,
            "it moves rows between the cluster and a file of this machine",
            "put the file into S3 and load it with COPY ... FROM 's3://...'; UNLOAD writes one there",
            "copy",
            "."),
    CONNECT(
            SqlCode.PSQL_CONNECT,
            "it changes the connection",
            "choose database and user with 'redshift.target'; scripts for another one are a deployment of their own",
            "c",
            "connect",
            "logon"),
    MACHINE(
            SqlCode.PSQL_MACHINE,
            "it works with programs or files of this machine",
            "make it a step of the workflow, before or after the deployment",
            "!",
            "os",
            "w",
            "write",
            "lo_export",
            "lo_import",
            "lo_list",
            "lo_unlink"),
    ASK(
            SqlCode.PSQL_ASK,
            "it asks for a value outside of the script",
            "give the value with '-Dredshift.placeholders.<name>=...'",
            "prompt",
            "getenv",
            "password"),
    ROWS(
            SqlCode.PSQL_ROWS,
            "it does something else with the query before it than to run it",
            "write the statements themselves; what depends on rows belongs into a procedure",
            "gset",
            "gexec",
            "gdesc",
            "watch",
            "crosstabview",
            "bind",
            "bind_named",
            "parse"),
    CONDITION(
            SqlCode.PSQL_CONDITION,
            "it chooses what of the script runs",
            "make scripts of the parts and choose with 'sql.path', or put the condition into a procedure",
            "if",
            "elif",
            "elseif",
            "else",
            "endif",
            "goto",
            "label"),
    BUFFER(
            SqlCode.PSQL_BUFFER,
            "it edits or throws away the statement before it",
            "remove it, and the statement too if it is not meant to run",
            "r",
            "reset",
            "e",
            "edit",
            "ef",
            "ev"),
    UNKNOWN(SqlCode.PSQL_UNKNOWN, "psql has no such command", "remove it; a backslash is SQL only in a literal");

    /** What becomes of a command. */
    public enum Role {
        /** It changes the value of a variable. */
        SETS,
        /** It makes no difference to the target. */
        PASSED_OVER,
        /** It ends a statement. */
        ENDS,
        /** It ends the script. */
        QUITS,
        /** It is a part of the statement. */
        IS_TEXT,
        /** It is an error. */
        REFUSED
    }

    /** Where rows may be written to: on the screen, or nowhere. */
    private static final Set<String> NO_FILES = Set.of("", "/dev/null");

    private static final Map<String, PsqlCommand> BY_NAME = byName();

    private final Role role;
    private final @Nullable SqlCode code;
    private final String problem;
    private final String help;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it, and that cannot change.
    private final List<String> names;

    PsqlCommand(Role role, String... names) {
        this.role = role;
        this.code = null;
        this.problem = "";
        this.help = "";
        this.names = List.of(names);
    }

    PsqlCommand(SqlCode code, String problem, String help, String... names) {
        this.role = Role.REFUSED;
        this.code = code;
        this.problem = problem;
        this.help = help;
        this.names = List.of(names);
    }

    /** Returns the command of a name; letter case counts. */
    static PsqlCommand of(String name) {
        return describes(name) ? SHOW : BY_NAME.getOrDefault(name, UNKNOWN);
    }

    /** Tells whether a name is {@code d} with the letters of a kind of object. */
    static boolean describes(String name) {
        return name.startsWith("d") && !BY_NAME.containsKey(name);
    }

    /** Returns what becomes of it, with these arguments as they are written. */
    Role role(String arguments) {
        if (this == OUTPUT && NO_FILES.contains(arguments)) {
            return Role.PASSED_OVER;
        }
        boolean options = arguments.isEmpty() || (arguments.startsWith("(") && arguments.endsWith(")"));
        return this == SEND && !options ? Role.REFUSED : role;
    }

    /** Returns why it cannot run, and what to do. */
    Diagnostic refused(String name) {
        if (this == UNKNOWN) {
            Diagnostic unknown = Diagnostic.error(SqlCode.PSQL_UNKNOWN, "'\\" + name + "' is no command of psql");
            return unknown.help(Suggestion.of(name, BY_NAME.keySet())
                    .map(meant -> "did you mean '\\" + meant + "'?")
                    .orElse(help));
        }
        PsqlCommand why = this == SEND ? OUTPUT : this;
        return Diagnostic.error(why.code(), "'\\" + name + "' cannot run here: " + why.problem)
                .help(why.help);
    }

    /** Returns what to do instead; empty where psql's scripts need nothing else. */
    String help() {
        return help;
    }

    private SqlCode code() {
        return code == null ? SqlCode.META_COMMAND : code;
    }

    private static Map<String, PsqlCommand> byName() {
        Map<String, PsqlCommand> commands = new TreeMap<>();
        for (PsqlCommand command : values()) {
            command.names.forEach(name -> commands.put(name, command));
        }
        return commands;
    }
}
