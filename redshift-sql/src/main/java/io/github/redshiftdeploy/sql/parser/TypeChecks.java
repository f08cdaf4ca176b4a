package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Checks that a type exists, that it may stand where it does, and the length or precision in its parentheses. */
final class TypeChecks {

    /** Where a type stands decides which types there are. */
    enum Place {
        /** A column of a table in Redshift. */
        COLUMN,
        /** A column of an external table. */
        EXTERNAL,
        /** A conversion, a parameter, a variable. */
        VALUE
    }

    private static final int LARGEST_SCALE = 37;

    private final Grammar grammar;

    TypeChecks(Grammar grammar) {
        this.grammar = grammar;
    }

    /** Reports what is wrong with a type. */
    void check(TypeName type, Place place) {
        if (borrowed(type)) {
            return;
        }
        DataType known = DataType.of(type).orElse(null);
        if (known == null) {
            unknown(type, place);
        } else if (place == Place.COLUMN && !known.stored()) {
            notStored(type);
        } else if (place == Place.VALUE && known == DataType.EXTERNAL && !isNested(type)) {
            notStored(type);
        } else {
            arguments(type, known);
        }
        if (place == Place.COLUMN && type.suffix() != null && type.suffix().startsWith("[")) {
            grammar.unsupported("arrays", type.at(), "SUPER holds arrays");
        }
    }

    /** {@code table.column%TYPE}, and a placeholder that stands for a type or a part of it. */
    private static boolean borrowed(TypeName type) {
        boolean like = type.suffix() != null && type.suffix().startsWith("%");
        return like || type.name().contains("${");
    }

    private static boolean isNested(TypeName type) {
        return !type.fields().isEmpty();
    }

    private void unknown(TypeName type, Place place) {
        String instead = ForeignTypes.instead(type.name()).orElse(null);
        if (instead != null) {
            grammar.unsupported("type " + type.name().toUpperCase(Locale.ROOT), type.at(), instead);
            return;
        }
        Problem problem = Problem.of(SqlCode.UNKNOWN_TYPE, type.at(), "there is no data type '" + type.name() + "'");
        grammar.report(problem.help(Suggestion.of(type.name(), DataType.known(place == Place.EXTERNAL))
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("the types are listed on the page 'Data types' in the manual of Redshift")));
    }

    private void notStored(TypeName type) {
        String name = type.name().toUpperCase(Locale.ROOT);
        String instead = ForeignTypes.instead(name)
                .orElse(
                        switch (name) {
                            case "DOUBLE" -> "DOUBLE PRECISION";
                            case "TINYINT" -> "SMALLINT";
                            case "STRING" -> "VARCHAR, with its greatest length in bytes";
                            case "BINARY" -> "VARBYTE";
                            case "STRUCT", "MAP", "ARRAY" ->
                                "SUPER holds nested values; only external tables have such columns";
                            default -> "no column can have this type; VARCHAR holds any text";
                        });
        boolean external = DataType.of(type).equals(Optional.of(DataType.EXTERNAL));
        String feature = external ? "type " + name + " outside external tables" : "columns of type " + name;
        grammar.unsupported(feature, type.at(), instead);
    }

    private void arguments(TypeName type, DataType known) {
        List<Expression> arguments = type.arguments();
        if (arguments.isEmpty()) {
            return;
        }
        int most = known == DataType.DECIMAL || known == DataType.EXTERNAL ? 2 : known.longest() == 0 ? 0 : 1;
        if (arguments.size() > most) {
            String takes = most == 0 ? "no length" : most == 1 ? "one length" : "a precision and a scale";
            grammar.report(Problem.of(
                            SqlCode.UNKNOWN_TYPE,
                            arguments.get(most).at(),
                            "the type " + type.name() + " takes " + takes)
                    .help(most == 0 ? "remove the parentheses" : "remove what is too much"));
            return;
        }
        if (arguments.get(0) instanceof Expression.Unary negative) {
            limit(negative, "the length of " + type.name() + " cannot be negative");
            return;
        }
        OptionalInt length = number(arguments.get(0));
        if (length.isEmpty()) {
            max(type, known);
        } else if (length.getAsInt() > known.longest() || (length.getAsInt() < 1 && hasLength(known))) {
            String word = known.takesMax() ? "length" : "precision";
            limit(
                    arguments.get(0),
                    "the " + word + " of " + type.name() + " is from 1 to " + known.longest() + ", and not "
                            + length.getAsInt());
        } else if (arguments.size() == 2) {
            scale(type, length.getAsInt());
        }
    }

    private static boolean hasLength(DataType known) {
        return known.takesMax() || known == DataType.DECIMAL || known == DataType.FLOAT;
    }

    private void max(TypeName type, DataType known) {
        Expression argument = type.arguments().get(0);
        boolean max = argument instanceof io.github.redshiftdeploy.sql.tree.Name name
                && name.key().equals("max");
        if (max && !known.takesMax()) {
            limit(argument, "the type " + type.name() + " takes no MAX");
        }
    }

    private void scale(TypeName type, int precision) {
        Expression argument = type.arguments().get(1);
        OptionalInt scale = number(argument);
        if (scale.isPresent() && (scale.getAsInt() > precision || scale.getAsInt() > LARGEST_SCALE)) {
            limit(
                    argument,
                    "the scale of " + type.name() + "(" + precision + ", …) is at most "
                            + Math.min(precision, LARGEST_SCALE) + ", and not " + scale.getAsInt());
        }
    }

    private void limit(Expression at, String message) {
        grammar.report(Problem.of(SqlCode.LIMIT_EXCEEDED, at.at(), message));
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static OptionalInt number(Expression argument) {
        if (!(argument instanceof Literal literal) || !isWhole(literal.text())) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(literal.text().length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(literal.text()));
    }
}
