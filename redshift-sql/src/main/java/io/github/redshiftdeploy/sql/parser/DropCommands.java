package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Drop;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads DROP. What may be dropped, and what may stand behind the name, {@link ObjectType} tells. */
final class DropCommands {

    private static final Set<ObjectType> DROPPED = Arrays.stream(ObjectType.values())
            .filter(ObjectType::dropped)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(ObjectType.class)));

    private final Grammar grammar;
    private final Tokens tokens;

    DropCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads a DROP. */
    Command drop() {
        int at = tokens.here();
        int from = tokens.place();
        tokens.advance();
        Optional<ObjectType> type = grammar.type(DROPPED);
        if (type.isPresent()) {
            return drop(type.get(), at);
        }
        if (tokens.acceptPhrase(ObjectType.EXTERNAL_TABLE.words())) {
            grammar.unsupported("DROP EXTERNAL TABLE", at, "DROP TABLE drops external tables, too");
            return drop(ObjectType.TABLE, at);
        }
        if (ForeignObjects.report(grammar)) {
            return grammar.foreign(from, at);
        }
        SyntaxError error = tokens.oneOfMany(
                "an object such as TABLE",
                "after 'DROP'",
                DROPPED.stream().map(ObjectType::words).toList());
        if (!tokens.at(Keyword.EXTERNAL)) {
            throw error;
        }
        SyntaxError external = error.helping("DROP TABLE drops an external table, DROP EXTERNAL VIEW a view");
        throw endsBefore(1) || endsBefore(2) || tokens.at(2, '.') ? external.mistake() : external;
    }

    private boolean endsBefore(int ahead) {
        return tokens.kind(ahead) == TokenKind.END || tokens.at(ahead, ';');
    }

    private Command drop(ObjectType type, int at) {
        boolean ifExists = grammar.ifExists();
        String where = ifExists ? "after 'IF EXISTS'" : "after 'DROP " + type + "'";
        List<Node> targets = new ArrayList<>();
        do {
            targets.add(target(type, targets.isEmpty() ? where : "after ','"));
        } while (tokens.accept(','));
        if (!ifExists && type == ObjectType.EXTERNAL_VIEW) {
            ifExists = grammar.ifExists();
        }
        return new Drop(type, ifExists, targets, words(type), at);
    }

    private Node target(ObjectType type, String where) {
        if (type.routine()) {
            return new Signatures(grammar).signature(type.article(), where);
        }
        grammar.refuseAsName(type.article(), where, type.dropWords());
        return grammar.names.qualified(type.article(), where);
    }

    private String words(ObjectType type) {
        String words = grammar.words(type.dropWords().toArray(String[]::new))
                .map(Words::words)
                .orElse("");
        if (words.isEmpty() && tokens.atWord()) {
            List<String> expected = new ArrayList<>(type.dropWords());
            expected.add(0, "','");
            expected.add("the end of the statement");
            throw tokens.oneOf("after the name", expected.toArray(String[]::new));
        }
        return words;
    }
}
