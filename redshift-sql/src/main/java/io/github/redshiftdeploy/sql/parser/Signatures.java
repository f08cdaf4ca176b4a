package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Signature;
import java.util.ArrayList;
import java.util.List;

/** Reads functions and procedures where they are named by their parameters, as in {@code DROP FUNCTION f(int)}. */
final class Signatures {

    private final Grammar grammar;
    private final Tokens tokens;

    Signatures(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads a name and the parameters behind it. */
    Signature signature(String what, String where) {
        int at = tokens.here();
        Name name = grammar.names.qualified(what, where);
        int opener = tokens.here();
        if (!tokens.accept('(')) {
            throw tokens.expected("'('", "after the name")
                    .helping("name the types of the parameters, or write () when there are none");
        }
        List<Signature.Parameter> parameters = new ArrayList<>();
        if (!tokens.at(')')) {
            do {
                parameters.add(parameter());
            } while (tokens.accept(','));
        }
        tokens.close(')', opener, "after the parameters");
        return new Signature(name, parameters, at);
    }

    /** The mode may stand before the name or behind it; both may be absent. */
    private Signature.Parameter parameter() {
        int at = tokens.here();
        List<Name> words = new ArrayList<>();
        if (atMode()) {
            words.add(grammar.names.take(null));
        }
        if (namedAhead()) {
            words.add(grammar.names.take(null));
        }
        if (atMode() && words.stream().noneMatch(Signatures::mode)) {
            words.add(grammar.names.take(null));
        }
        return new Signature.Parameter(words, grammar.types.type(tokens.afterLast()), at);
    }

    private boolean atMode() {
        return (tokens.at(IN) || tokens.at(OUT) || tokens.at(INOUT)) && tokens.atWord(1);
    }

    private static boolean mode(Name word) {
        Keyword keyword = Keyword.of(word.text());
        return keyword == IN || keyword == OUT || keyword == INOUT;
    }

    /** Tells a name before its type from a type of several words. */
    private boolean namedAhead() {
        return tokens.atName() && tokens.atWord(1) && !grammar.types.wordsBelongTogether();
    }
}
