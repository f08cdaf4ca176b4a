package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.TypeName;
import io.github.redshiftdeploy.sql.tree.TypeName.Field;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads data types. */
final class Types {

    /** Words of interval fields, which are no arguments of the type but belong to it. */
    static final Set<Keyword> FIELDS =
            EnumSet.of(Keyword.YEAR, Keyword.MONTH, Keyword.DAY, Keyword.HOUR, Keyword.MINUTE, Keyword.SECOND);

    /** Types whose names are reserved words. */
    private static final Set<Keyword> RESERVED = EnumSet.of(Keyword.BINARY, Keyword.ARRAY);

    private final Grammar grammar;
    private final Tokens tokens;
    private final TypeChecks checks;

    /** The name of the type that was read last, in its parts; absent for those of several words. */
    private @Nullable Name written;

    Types(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
        this.checks = new TypeChecks(grammar);
    }

    /** Tells whether the next token can begin a type. */
    boolean atType() {
        return tokens.atName() || (tokens.keyword() != null && RESERVED.contains(tokens.keyword()));
    }

    /** Tells whether the next two words are the name of one type, as in {@code DOUBLE PRECISION}. */
    boolean wordsBelongTogether() {
        Keyword first = tokens.keyword();
        Keyword second = tokens.keyword(1);
        if (first == null || second == null) {
            return false;
        }
        return switch (first) {
            case DOUBLE -> second == PRECISION;
            case CHARACTER, CHAR, BINARY -> second == VARYING;
            case NATIONAL -> second == CHARACTER || second == CHAR;
            case TIME, TIMESTAMP -> second == WITH || second == WITHOUT;
            case INTERVAL -> FIELDS.contains(second);
            default -> false;
        };
    }

    /** Reads the type of a conversion, a parameter or a variable. */
    TypeName type(String where) {
        return checked(where, TypeChecks.Place.VALUE);
    }

    /** Reads the type behind the name of a column. */
    TypeName column(Name column) {
        if (!atType()) {
            throw missing("after the column '" + column.text() + "'");
        }
        return column("");
    }

    /** Reads the type of a column. */
    TypeName column(String where) {
        return checked(where, TypeChecks.Place.COLUMN);
    }

    /** Reads the type of a column of an external table. */
    TypeName external(String where) {
        return checked(where, TypeChecks.Place.EXTERNAL);
    }

    private TypeName checked(String where, TypeChecks.Place place) {
        TypeName type = read(where);
        checks.check(type, place);
        return type;
    }

    private TypeName read(String where) {
        if (!atType()) {
            throw missing(where);
        }
        grammar.enter();
        int at = tokens.here();
        written = null;
        String name = name();
        Name path = written;
        List<Field> fields =
                tokens.at('<') && (nests(name) || means(name, "STRUCT", "ARRAY", "MAP")) ? fields() : List.of();
        List<Expression> arguments = tokens.at('(') ? arguments(name) : List.of();
        String suffix = suffix(name);
        grammar.leave();
        return new TypeName(name, arguments, suffix, table(path, suffix), fields, at);
    }

    private static @Nullable Name table(@Nullable Name path, @Nullable String suffix) {
        if (path == null || suffix == null) {
            return null;
        }
        return switch (suffix) {
            case "%ROWTYPE" -> path;
            case "%TYPE" -> path.qualifier();
            default -> null;
        };
    }

    private SyntaxError missing(String where) {
        return tokens.expected("a data type", where);
    }

    private String name() {
        Keyword first = tokens.keyword();
        if (first == null) {
            return plainName();
        }
        String name = switch (first) {
            case DOUBLE -> two("DOUBLE", PRECISION, "DOUBLE PRECISION");
            case CHARACTER -> two("CHARACTER", VARYING, "CHARACTER VARYING");
            case CHAR -> two("CHAR", VARYING, "CHAR VARYING");
            case NCHAR -> two("NCHAR", VARYING, "NCHAR VARYING");
            case BINARY -> two("BINARY", VARYING, "BINARY VARYING");
            case NATIONAL -> national();
            default -> "";
        };
        return name.isEmpty() ? plainName() : name;
    }

    private String two(String alone, Keyword second, String both) {
        tokens.advance();
        if (tokens.keyword() == null && tokens.word(0) && means(tokens.text(), second.name())) {
            throw tokens.oneOf("after '" + alone + "'", second.name());
        }
        return tokens.accept(second) ? both : alone;
    }

    private String national() {
        tokens.advance();
        String rest = name();
        return "NATIONAL " + rest;
    }

    /** A name of PostgreSQL's, Redshift's or the user's own; known words are the same in any letter case. */
    private String plainName() {
        if (tokens.kind() == TokenKind.QUOTED_NAME) {
            return rest(tokens.text());
        }
        if (tokens.keyword() != null) {
            return rest(tokens.keyword().name());
        }
        String name = rest(tokens.text());
        if (!tokens.at(PRECISION) && !tokens.at(VARYING)) {
            return name;
        }
        String second = String.valueOf(tokens.keyword());
        tokens.advance();
        return name + " " + second;
    }

    /** Tells whether a word is no type but nearly one of these. */
    private static boolean means(String word, String... types) {
        return DataType.of(word).isEmpty()
                && Suggestion.of(word, List.of(types)).isPresent();
    }

    private String rest(String first) {
        if (!tokens.at(1, '.') && !tokens.at(1, '%')) {
            tokens.advance();
            return first;
        }
        Name path = grammar.names.any("a data type", "");
        StringBuilder name = new StringBuilder(first);
        while (tokens.accept('.')) {
            name.append('.').append(tokens.text());
            path = grammar.names.part(path);
        }
        written = path;
        return name.toString();
    }

    private static boolean nests(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "ARRAY", "STRUCT", "MAP" -> true;
            default -> false;
        };
    }

    private List<Field> fields() {
        int opener = tokens.here();
        tokens.advance();
        List<Field> fields = new ArrayList<>();
        do {
            int at = tokens.here();
            boolean named = tokens.atWord() && tokens.at(1, ':');
            Name name = named ? grammar.names.any("a name", "") : null;
            if (named) {
                tokens.advance();
            }
            fields.add(new Field(name, external("in '<…>'"), at));
        } while (tokens.accept(','));
        closeAngle(opener);
        return List.copyOf(fields);
    }

    /** Two closing marks in a row are one token to the lexer. */
    private void closeAngle(int opener) {
        if (!tokens.accept('>') && !tokens.acceptHalf()) {
            throw tokens.expected("'>'", "after the type inside '<'").noting("the '<' is", opener);
        }
    }

    /** Reads {@code (10, 2)} or {@code (MAX)}. */
    private List<Expression> arguments(String name) {
        int opener = tokens.here();
        tokens.advance();
        if (!tokens.at(')') && ForeignTypes.instead(name).isPresent()) {
            List<Expression> foreign = grammar.expressions.list();
            tokens.close(')', opener, "after the arguments of the type");
            return foreign;
        }
        List<Expression> arguments = new ArrayList<>();
        do {
            if (!tokens.atNumber()
                    && !tokens.at(Keyword.MAX)
                    && tokens.kind() != TokenKind.PLACEHOLDER
                    && !tokens.at('-')) {
                throw tokens.expected("a length or MAX", arguments.isEmpty() ? "after '('" : "after ','");
            }
            arguments.add(grammar.expressions.operand());
        } while (tokens.accept(','));
        tokens.close(')', opener, "after the length of the type");
        return List.copyOf(arguments);
    }

    private @Nullable String suffix(String name) {
        if (tokens.at(WITH, TIME) || tokens.at(WITHOUT, TIME) || tokens.at(WITH, LOCAL)) {
            return zone();
        }
        boolean atField = tokens.keyword() != null && FIELDS.contains(tokens.keyword());
        if (atField && (name.equals("INTERVAL") || means(name, "INTERVAL"))) {
            return intervalFields();
        }
        if (tokens.at('[')) {
            int from = tokens.place();
            while (tokens.at('[')) {
                int opener = tokens.here();
                tokens.advance();
                if (tokens.atNumber()) {
                    tokens.advance();
                }
                tokens.close(']', opener, "after '['");
            }
            return tokens.words(from);
        }
        if (tokens.at('%') && tokens.atWord(1)) {
            tokens.advance();
            String suffix = "%" + tokens.text().toUpperCase(Locale.ROOT);
            tokens.advance();
            return suffix;
        }
        return null;
    }

    private @Nullable String zone() {
        boolean with = tokens.at(WITH);
        int from = tokens.place();
        tokens.advance();
        boolean local = tokens.accept(LOCAL);
        if (!tokens.accept(TIME, ZONE)) {
            tokens.back(from);
            return null;
        }
        return (with ? "WITH " : "WITHOUT ") + (local ? "LOCAL " : "") + "TIME ZONE";
    }

    /** Reads {@code YEAR TO MONTH} and the like. */
    String intervalFields() {
        StringBuilder fields = new StringBuilder();
        field(fields);
        if (tokens.accept(TO)) {
            fields.append(" TO ");
            if (tokens.keyword() == null || !FIELDS.contains(tokens.keyword())) {
                throw tokens.expected("MONTH, DAY, HOUR, MINUTE or SECOND", "after 'TO'");
            }
            field(fields);
        }
        return fields.toString();
    }

    private void field(StringBuilder fields) {
        fields.append(tokens.keyword());
        tokens.advance();
        if (tokens.at('(') && tokens.kind(1) == TokenKind.NUMBER && tokens.at(2, ')')) {
            tokens.advance();
            fields.append('(').append(tokens.text()).append(')');
            tokens.advance();
            tokens.advance();
        }
    }
}
