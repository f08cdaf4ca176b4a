package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Drop;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.List;

/** Reads DROP. What may be dropped, and what may stand behind the name, is a table. */
final class Drops {

    private static final List<String> NOTHING = List.of();
    private static final List<String> DEPENDENTS = List.of("CASCADE", "RESTRICT");
    private static final List<String> SCHEMA = List.of(
            "DROP EXTERNAL DATABASE CASCADE",
            "DROP EXTERNAL DATABASE RESTRICT",
            "DROP EXTERNAL DATABASE",
            "CASCADE DROP EXTERNAL DATABASE",
            "RESTRICT DROP EXTERNAL DATABASE",
            "CASCADE",
            "RESTRICT");

    /**
     * An object that can be dropped.
     *
     * @param article what a message calls its name
     * @param words what may stand behind the names
     */
    private record Kind(String object, String article, List<String> words) {

        private boolean routine() {
            return object.endsWith("FUNCTION") || object.equals("PROCEDURE");
        }
    }

    /** The longer ones come first. */
    private static final List<Kind> KINDS = List.of(
            new Kind("EXTERNAL FUNCTION", "a function", DEPENDENTS),
            new Kind("EXTERNAL SCHEMA", "a schema", SCHEMA),
            new Kind("EXTERNAL TABLE", "a table", DEPENDENTS),
            new Kind("EXTERNAL VIEW", "a view", DEPENDENTS),
            new Kind("IDENTITY PROVIDER", "an identity provider", List.of("CASCADE")),
            new Kind("MASKING POLICY", "a policy", DEPENDENTS),
            new Kind("MATERIALIZED VIEW", "a materialized view", DEPENDENTS),
            new Kind("RLS POLICY", "a policy", DEPENDENTS),
            new Kind("DATABASE", "a database", List.of("FORCE")),
            new Kind("DATASHARE", "a datashare", NOTHING),
            new Kind("FUNCTION", "a function", DEPENDENTS),
            new Kind("GROUP", "a group", NOTHING),
            new Kind("LIBRARY", "a library", NOTHING),
            new Kind("MODEL", "a model", NOTHING),
            new Kind("PROCEDURE", "a procedure", DEPENDENTS),
            new Kind("ROLE", "a role", List.of("FORCE", "RESTRICT")),
            new Kind("SCHEMA", "a schema", SCHEMA),
            new Kind("TABLE", "a table", DEPENDENTS),
            new Kind("TEMPLATE", "a template", NOTHING),
            new Kind("USER", "a user", NOTHING),
            new Kind("VIEW", "a view", DEPENDENTS));

    private final Grammar grammar;
    private final Tokens tokens;

    Drops(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads a DROP. */
    Command drop() {
        int at = tokens.here();
        int from = tokens.place();
        tokens.advance();
        for (Kind kind : KINDS) {
            if (tokens.acceptPhrase(kind.object())) {
                return drop(kind, at);
            }
        }
        if (ForeignObjects.report(grammar)) {
            return grammar.foreign(from, at);
        }
        throw tokens.oneOfMany(
                "an object such as TABLE",
                "after 'DROP'",
                KINDS.stream().map(Kind::object).sorted().toList());
    }

    private Command drop(Kind kind, int at) {
        boolean ifExists = grammar.ifExists();
        String where = ifExists ? "after 'IF EXISTS'" : "after 'DROP " + kind.object() + "'";
        List<Node> targets = new ArrayList<>();
        do {
            targets.add(target(kind, targets.isEmpty() ? where : "after ','"));
        } while (tokens.accept(','));
        if (!ifExists && kind.object().equals("EXTERNAL VIEW")) {
            ifExists = grammar.ifExists();
        }
        return new Drop(kind.object(), ifExists, targets, words(kind), at);
    }

    private Node target(Kind kind, String where) {
        if (kind.routine()) {
            return new Signatures(grammar).signature(kind.article(), where);
        }
        grammar.refuseAsName(kind.article(), where, kind.words());
        return grammar.names.qualified(kind.article(), where);
    }

    private String words(Kind kind) {
        String words = grammar.words(kind.words().toArray(String[]::new))
                .map(Words::words)
                .orElse("");
        if (words.isEmpty() && tokens.atWord()) {
            List<String> expected = new ArrayList<>(kind.words());
            expected.add(0, "','");
            expected.add("the end of the statement");
            throw tokens.oneOf("after the name", expected.toArray(String[]::new));
        }
        return words;
    }
}
