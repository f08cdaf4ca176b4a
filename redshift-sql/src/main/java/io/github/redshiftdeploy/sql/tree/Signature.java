package io.github.redshiftdeploy.sql.tree;

import java.util.List;

/** A function or a procedure that is there already: its name, and the parameters that tell it from its namesakes. */
public record Signature(Name name, List<Parameter> parameters, int at) implements Node {

    /** Copies the list. */
    public Signature {
        parameters = List.copyOf(parameters);
    }

    /**
     * A parameter; Redshift looks at its type alone.
     *
     * @param words its name and its mode, {@code IN}, {@code OUT} or {@code INOUT}, as they are written, or empty
     */
    public record Parameter(List<Name> words, TypeName type, int at) implements Node {

        /** Copies the list. */
        public Parameter {
            words = List.copyOf(words);
        }

        @Override
        public void parts(NodeWriter to) {
            to.all(words).node(type);
        }
    }

    @Override
    public void parts(NodeWriter to) {
        to.node(name).enclosed(parameters);
    }
}
