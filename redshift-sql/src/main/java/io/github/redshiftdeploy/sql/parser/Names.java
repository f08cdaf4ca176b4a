package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Name;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads names: a word that is not reserved, or a quoted name; behind a dot any word will do. */
final class Names {

    private final Tokens tokens;

    Names(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Reads a name of one part; {@code what} is what it names, with its article. */
    Name simple(String what, String where) {
        if (!tokens.atName()) {
            throw tokens.expected(what, where).helping(Hints.reserved(tokens));
        }
        return take(null);
    }

    /** Reads a name of one or more parts. */
    Name qualified(String what, String where) {
        return rest(simple(what, where));
    }

    /** Tells whether the first part of a name is a database of a catalog: {@code dev@lake}. */
    boolean ofCatalog(Name name) {
        Name database = name;
        while (database.qualifier() != null) {
            database = database.qualifier();
        }
        return database.text().indexOf('@') > 0;
    }

    /** Reads what follows a name behind dots. */
    Name rest(Name first) {
        Name name = first;
        while (tokens.at('.')) {
            tokens.advance();
            name = part(name);
        }
        return name;
    }

    /** Reads the part of a name behind a dot. */
    Name part(Name qualifier) {
        boolean word = tokens.adjoins() ? tokens.atWord() : tokens.atName();
        if (!word) {
            throw tokens.expected("a name", "after the '.'");
        }
        return take(qualifier);
    }

    /** Reads any word, reserved or not, or a quoted name. */
    Name any(String what, String where) {
        if (!tokens.atWord()) {
            throw tokens.expected(what, where);
        }
        return take(null);
    }

    /** Reads the next token as a name, whatever it is. */
    Name take(@Nullable Name qualifier) {
        int at = qualifier == null ? tokens.here() : qualifier.at();
        Name name = new Name(qualifier, tokens.unquoted(), tokens.kind() == TokenKind.QUOTED_NAME, at);
        tokens.advance();
        return name;
    }

    /** Reads {@code (a, b)}, one or more simple names. */
    List<Name> enclosed(String what, String where) {
        int opener = tokens.here();
        tokens.expect('(', where);
        List<Name> names = new ArrayList<>();
        do {
            names.add(simple(what, names.isEmpty() ? "after '('" : "after ','"));
        } while (tokens.accept(','));
        tokens.closeList(opener, "after " + what);
        return List.copyOf(names);
    }

    /** Reads {@code a, b.c}, one or more qualified names. */
    List<Name> list(String what, String where) {
        List<Name> names = new ArrayList<>();
        do {
            names.add(qualified(what, names.isEmpty() ? where : "after ','"));
        } while (tokens.accept(','));
        return List.copyOf(names);
    }

    /**
     * Reads the name of a user, a group or a role, which may have the namespace of an identity provider before it:
     * {@code aad:alice}.
     */
    Name principal(String what, String where) {
        if (tokens.at(CURRENT_USER) || tokens.at(SESSION_USER)) {
            return take(null);
        }
        int from = tokens.place();
        Name name = simple(what, where);
        if (!tokens.at(':')) {
            return name;
        }
        while (tokens.accept(':')) {
            any("a name", "after ':'");
        }
        return new Name(null, tokens.words(from).replace(" : ", ":"), false, name.at());
    }

    /** Reads the names of one or more users, groups or roles. */
    List<Name> principals(String what, String where) {
        List<Name> names = new ArrayList<>();
        do {
            names.add(principal(what, names.isEmpty() ? where : "after ','"));
        } while (tokens.accept(','));
        return List.copyOf(names);
    }

    /** Reads {@code AS name} or a bare name, or nothing; after AS any word will do but one. */
    @Nullable
    Name alias(BareAlias bare) {
        if (tokens.accept(AS)) {
            // AS IDENTITY is part of a column that numbers its rows: a cluster does not take it for a name.
            if (tokens.at(IDENTITY)) {
                throw tokens.expected("a name", "after 'AS'").helping(Hints.reserved(tokens));
            }
            return any("a name", "after 'AS'");
        }
        return tokens.atName() && bare.allows(tokens) ? take(null) : null;
    }

    /** Tells which words may be an alias without AS. */
    @FunctionalInterface
    interface BareAlias {
        boolean allows(Tokens tokens);
    }
}
