package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.ForeignCommand;
import java.util.EnumMap;
import java.util.Map;

/** Reads commands that other databases have and Redshift does not: each gives one problem, whatever follows it. */
final class ForeignCommands {

    /** What to do instead. */
    private static final Map<Keyword, String> INSTEAD = new EnumMap<>(Keyword.class);

    static {
        INSTEAD.put(Keyword.CHECKPOINT, "leave it out; Redshift writes to its storage by itself");
        INSTEAD.put(Keyword.CLUSTER, "give the table a SORTKEY, and sort it with VACUUM SORT ONLY");
        INSTEAD.put(Keyword.DISCARD, "RESET ALL resets parameters, DROP TABLE drops temporary tables");
        INSTEAD.put(Keyword.DO, "create a procedure and CALL it");
        INSTEAD.put(Keyword.IMPORT, "CREATE EXTERNAL SCHEMA shows all tables of another database");
        INSTEAD.put(Keyword.LISTEN, "leave it out; sessions of Redshift cannot notify each other");
        INSTEAD.put(Keyword.LOAD, "COPY loads data; there are no libraries to load into the server");
        INSTEAD.put(Keyword.NOTIFY, "leave it out; sessions of Redshift cannot notify each other");
        INSTEAD.put(Keyword.REASSIGN, "ALTER TABLE … OWNER TO gives a table another owner");
        INSTEAD.put(Keyword.REINDEX, "leave it out; VACUUM REINDEX is for interleaved sort keys");
        INSTEAD.put(Keyword.RELEASE, "leave it out; a transaction is committed or rolled back as a whole");
        INSTEAD.put(Keyword.SAVEPOINT, "leave it out; a transaction is committed or rolled back as a whole");
        INSTEAD.put(Keyword.SECURITY, "leave it out; COMMENT ON describes an object");
        INSTEAD.put(Keyword.UNLISTEN, "leave it out; sessions of Redshift cannot notify each other");
    }

    private final Grammar grammar;
    private final Tokens tokens;

    ForeignCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads and reports a command that begins with a word of the table. */
    ForeignCommand command() {
        int at = tokens.here();
        Keyword keyword = tokens.keyword();
        String instead = INSTEAD.get(keyword);
        if (keyword == null || instead == null) {
            throw tokens.expected("a command", "");
        }
        grammar.unsupported("command " + name(keyword), at, instead);
        return grammar.foreign(tokens.place(), at);
    }

    /** The words of a command that say little alone are named together with the next ones. */
    private String name(Keyword keyword) {
        if (tokens.at(Keyword.IMPORT, Keyword.FOREIGN)) {
            return "IMPORT FOREIGN SCHEMA";
        }
        boolean two = tokens.at(Keyword.REASSIGN, Keyword.OWNED) || tokens.at(Keyword.SECURITY, Keyword.LABEL);
        return two ? keyword + " " + tokens.keyword(1) : keyword.name();
    }
}
