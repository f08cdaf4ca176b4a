package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a block of PL/pgSQL declares before its BEGIN. */
public sealed interface PlDeclaration extends Node {

    /** Returns what is declared. */
    Name name();

    /** A variable. */
    record Variable(
            Name name,
            boolean constant,
            TypeName type,
            boolean notNull,
            @Nullable Expression value,
            int at) implements PlDeclaration {
        @Override
        public void parts(NodeWriter to) {
            to.node(name).wordIf(constant, "CONSTANT").node(type).wordIf(notNull, "NOT NULL");
            to.optional(":=", value).word(";");
        }
    }

    /**
     * {@code name ALIAS FOR $1}: another name of a parameter.
     *
     * @param of a parameter by its number or by its name
     */
    record Alias(Name name, Expression of, int at) implements PlDeclaration {
        @Override
        public void parts(NodeWriter to) {
            to.node(name).word("ALIAS FOR").node(of).word(";");
        }
    }

    /**
     * {@code name CURSOR (parameters) FOR query}.
     *
     * @param words {@code SCROLL} or {@code NO SCROLL}, or empty
     */
    record Cursor(Name name, String words, List<Parameter> parameters, Query query, int at) implements PlDeclaration {
        @Override
        public void parts(NodeWriter to) {
            to.node(name).word(words).word("CURSOR").enclosed("", parameters);
            to.word("FOR").node(query).word(";");
        }
    }
}
