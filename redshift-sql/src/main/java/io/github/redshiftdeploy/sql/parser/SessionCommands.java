package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.SessionCommand;
import io.github.redshiftdeploy.sql.tree.SessionCommand.Setting;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads SET, RESET, USE, CANCEL and ALTER SYSTEM. */
final class SessionCommands {

    /** What other databases USE, and what Redshift has instead. */
    private static final Map<Keyword, String> USED = Map.of(
            CATALOG, "write USE and the database alone",
            DATABASE, "write USE and the database alone",
            ROLE, "leave it out; the roles of the user are always in force",
            SCHEMA, "SET search_path TO the schema");

    /** What is set for the whole cluster or workgroup; the rest is of its parameter group. */
    private static final List<String> SYSTEM_SETTINGS =
            List.of("data_catalog_auto_mount", "metadata_security", "default_identity_namespace");

    private final Grammar grammar;
    private final Tokens tokens;

    SessionCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads a SET. */
    Command set() {
        int at = tokens.here();
        int from = tokens.place();
        tokens.expect(SET, "");
        if (tokens.accept(SESSION, CHARACTERISTICS)) {
            tokens.expect(AS, "after 'SET SESSION CHARACTERISTICS'");
            tokens.expect(TRANSACTION, "after 'AS'");
            return modes("SET SESSION CHARACTERISTICS AS TRANSACTION", at);
        }
        if (tokens.at(TRANSACTION) && !assigned(1)) {
            tokens.advance();
            return modes("SET TRANSACTION", at);
        }
        String scope = "";
        if ((tokens.at(SESSION) || tokens.at(LOCAL))
                && tokens.keyword(1) != AUTHORIZATION
                && tokens.atWord(1)
                && !assigned(1)) {
            scope = String.valueOf(tokens.keyword());
            tokens.advance();
        }
        if (tokens.accept(SESSION, AUTHORIZATION)) {
            return new SessionCommand.Authorization(scope.equals("LOCAL"), user(), at);
        }
        if (foreign()) {
            return grammar.foreign(from, at);
        }
        return new SessionCommand.Set(scope, setting("after 'SET'"), at);
    }

    /** Tells whether TO or = stands at some distance: what is before it is then a parameter, whatever it is called. */
    private boolean assigned(int ahead) {
        return tokens.keyword(ahead) == TO || tokens.at(ahead, '=') || tokens.at(ahead, '.');
    }

    private SessionCommand modes(String words, int at) {
        if (tokens.ended() || tokens.at(';')) {
            throw tokens.expected("ISOLATION LEVEL, READ WRITE or READ ONLY", "after 'TRANSACTION'");
        }
        return new SessionCommand.TransactionModes(words, new TransactionCommands(grammar).modes(), at);
    }

    private boolean foreign() {
        int at = tokens.here();
        if (assigned(1)) {
            return false;
        }
        if (tokens.at(ROLE)) {
            grammar.unsupported(
                    "SET ROLE", at, "all roles that a user has are active; SET SESSION AUTHORIZATION changes the user");
        } else if (tokens.at(CONSTRAINTS)) {
            grammar.unsupported("SET CONSTRAINTS", at, "constraints tell the planner what holds, and are not enforced");
        } else if (tokens.at(SCHEMA)) {
            grammar.unsupported("SET SCHEMA", at, "SET search_path TO names the schemas in which names are looked up");
        } else {
            return false;
        }
        return true;
    }

    private Node user() {
        String where = "after 'AUTHORIZATION'";
        if (tokens.at(DEFAULT)) {
            return word();
        }
        return tokens.atString() ? grammar.expressions.constant() : grammar.names.principal("a user or DEFAULT", where);
    }

    private Words word() {
        Words words = new Words(String.valueOf(tokens.keyword()), tokens.here());
        tokens.advance();
        return words;
    }

    /** Reads a parameter and its values, with TO or = between them. */
    Setting setting(String where) {
        int at = tokens.here();
        if (tokens.accept(TIME, ZONE)) {
            return new Setting(new Name(null, "timezone", false, at), List.of(zone()), at);
        }
        if (tokens.at(NAMES) && tokens.kind(1) == TokenKind.STRING) {
            tokens.advance();
            return new Setting(new Name(null, "client_encoding", false, at), List.of(value("")), at);
        }
        Name parameter = grammar.names.qualified("a parameter", where);
        if (!tokens.accept(TO) && !tokens.accept('=') && !tokens.at(INTERVAL)) {
            throw tokens.expected("TO or '='", "after the parameter");
        }
        return new Setting(parameter, values(), at);
    }

    private Node zone() {
        if (tokens.at(LOCAL)) {
            int at = tokens.here();
            tokens.advance();
            return new Words("DEFAULT", at);
        }
        return value("after 'TIME ZONE'");
    }

    private List<Node> values() {
        List<Node> values = new ArrayList<>();
        do {
            values.add(value(tokens.afterLast()));
        } while (tokens.accept(','));
        return List.copyOf(values);
    }

    private Node value(String where) {
        if (tokens.atString() || tokens.atNumber() || tokens.at('-') || grammar.atPlaceholder()) {
            return grammar.expressions.constant();
        }
        if (tokens.at(DEFAULT)
                || tokens.at(ON)
                || tokens.at(OFF)
                || tokens.at(Keyword.TRUE)
                || tokens.at(Keyword.FALSE)) {
            return word();
        }
        return tokens.at(INTERVAL) ? grammar.expressions.operand() : grammar.names.simple("a value", where);
    }

    /** Reads a RESET. */
    SessionCommand reset() {
        int at = tokens.here();
        tokens.expect(RESET, "");
        if (tokens.at(ALL) || (tokens.at(USE) && !tokens.at(1, '.'))) {
            return new SessionCommand.Reset(word().words(), null, at);
        }
        if (tokens.accept(SESSION, AUTHORIZATION)) {
            return new SessionCommand.Reset("SESSION AUTHORIZATION", null, at);
        }
        int parameter = tokens.here();
        Name name = tokens.accept(TIME, ZONE)
                ? new Name(null, "timezone", false, parameter)
                : grammar.names.qualified("a parameter or ALL", "after 'RESET'");
        return new SessionCommand.Reset("", name, at);
    }

    /** Reads a USE. */
    SessionCommand use() {
        int at = tokens.here();
        tokens.expect(USE, "");
        Keyword kind = tokens.keyword();
        if (kind != null && USED.containsKey(kind) && tokens.atName(1)) {
            grammar.unsupported("USE " + kind, at, USED.get(kind));
            tokens.advance();
        }
        Name database = grammar.names.simple("a database", "after 'USE'");
        // The databases of a catalogue of table buckets have its name, bucket@catalogue, before their own.
        if (tokens.at('.') && database.text().indexOf('@') >= 0) {
            tokens.advance();
            Name inside = grammar.names.simple("a database", "after '.'");
            database = new Name(database, inside.text(), inside.quoted(), database.at());
        }
        return new SessionCommand.Use(database, at);
    }

    /** Reads a CANCEL. */
    SessionCommand cancel() {
        int at = tokens.here();
        tokens.expect(CANCEL, "");
        if (!tokens.atNumber() && !grammar.atPlaceholder()) {
            throw tokens.expected("the number of a process", "after 'CANCEL'");
        }
        Expression process = grammar.expressions.constant();
        Expression message = tokens.atString() ? grammar.expressions.constant() : null;
        return new SessionCommand.Cancel(process, message, at);
    }

    /** Reads an ALTER SYSTEM; the next token is SYSTEM. */
    SessionCommand alterSystem(int at) {
        tokens.advance();
        tokens.expect(SET, "after 'ALTER SYSTEM'");
        if (tokens.atName() && !SYSTEM_SETTINGS.contains(tokens.unquoted().toLowerCase(Locale.ROOT))) {
            throw tokens.oneOf("after 'SET'", SYSTEM_SETTINGS.toArray(String[]::new));
        }
        return new SessionCommand.AlterSystem(setting("after 'SET'"), at);
    }
}
