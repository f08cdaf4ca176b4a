package io.github.redshiftdeploy.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data type as it is written.
 *
 * @param name its words in upper case, such as {@code CHARACTER VARYING}; a qualified name in the letters it has
 * @param arguments length, precision, scale or {@code MAX}
 * @param suffix what stands behind the arguments: {@code WITH TIME ZONE}, {@code [ ]}, {@code %TYPE}
 * @param table the table whose rows or columns have this type: {@code %ROWTYPE}, {@code %TYPE}
 * @param fields the fields of a STRUCT, or the types inside ARRAY and MAP; only external tables have them
 */
public record TypeName(
        String name,
        List<Expression> arguments,
        @Nullable String suffix,
        @Nullable Name table,
        List<Field> fields,
        int at)
        implements Node {

    /** A field of a {@code struct<name:type>}, or a type inside {@code array<type>}, which has no name. */
    public record Field(@Nullable Name name, TypeName type, int at) implements Node {

        @Override
        public void parts(NodeWriter to) {
            if (name != null) {
                to.node(name).word(":");
            }
            to.node(type);
        }
    }

    @Override
    public void parts(NodeWriter to) {
        to.word(name).enclosed("", arguments);
        if (!fields.isEmpty()) {
            to.word("<").list(fields).word(">");
        }
        if (suffix != null) {
            to.word(suffix);
        }
    }
}
