package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.sql.MetaCommand;
import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.PsqlCommand;
import io.github.redshiftdeploy.sql.Statement;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.lexer.PsqlLexer;
import io.github.redshiftdeploy.sql.lexer.PsqlPiece;
import io.github.redshiftdeploy.sql.lexer.PsqlVariable;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Puts values in the place of {@code :name}, {@code :'name'} and {@code :"name"} as psql does, and leaves out the
 * commands to psql that stand inside of a statement. It never looks into literals, quoted names, bodies and comments.
 *
 * <p>The script is cut into statements before, so no value can change where a statement ends.
 */
final class PsqlPlaceholders {

    private final PsqlVariables variables;
    private final boolean replaces;
    private final Script script;
    private final Consumer<Diagnostic> mistakes;

    PsqlPlaceholders(PsqlVariables variables, boolean replaces, Script script, Consumer<Diagnostic> mistakes) {
        this.variables = variables;
        this.replaces = replaces;
        this.script = script;
        this.mistakes = mistakes;
    }

    ScriptStatement replace(Statement statement) {
        String text = statement.text();
        if (text.indexOf(':') < 0 && text.indexOf('\\') < 0 && !text.contains("${")) {
            return new ScriptStatement(statement, statement.kind(), text, new SourceMap());
        }
        return new Filling(statement).fill();
    }

    /** Tells whether a piece that psql does not know is a placeholder of the other syntax. */
    private boolean isForeign(PsqlPiece piece, String text) {
        return replaces && piece.kind() == PsqlPiece.Kind.SQL && text.startsWith("${", piece.start());
    }

    /** Makes one statement ready to be sent. */
    private final class Filling {

        private final Statement statement;
        private final String text;
        private final StringBuilder sql = new StringBuilder();
        private final SourceMap map = new SourceMap();
        private final QuotedParts quoted = new QuotedParts();

        /** The variables whose values are in the statement, as they are written, and where the first of them is. */
        private final Set<String> used = new LinkedHashSet<>();

        private Position firstUsed;

        /** The variables that are being replaced, each in the value of the one before. */
        private final Set<String> active = new HashSet<>();

        private Filling(Statement statement) {
            this.statement = statement;
            this.text = statement.text();
            this.firstUsed = statement.start();
        }

        private ScriptStatement fill() {
            for (PsqlPiece piece : PsqlLexer.pieces(text)) {
                if (isForeign(piece, text) && piece.text(text).endsWith("}")) {
                    foreign(piece);
                }
                switch (piece.kind()) {
                    case SQL -> sql.append(text, piece.start(), piece.end());
                    case QUOTED -> {
                        quoted.add(piece.text(text));
                        sql.append(text, piece.start(), piece.end());
                    }
                    case COMMAND -> leaveOut(piece);
                    case COLON -> put(piece, new PsqlValue(":", false, true));
                    case VARIABLE -> insert(piece);
                }
            }
            String result = sql.toString();
            if (!used.isEmpty() && !quoted.areThoseOf(result)) {
                mistakes.accept(breaking());
            }
            return new ScriptStatement(statement, StatementKind.of(result), result, map);
        }

        private void leaveOut(PsqlPiece piece) {
            MetaCommand command = new MetaCommand(piece.text(text), statement.at(piece.start()));
            if (command.role() == PsqlCommand.Role.SETS || command.role() == PsqlCommand.Role.PASSED_OVER) {
                variables.take(command); // All others were told when the statement was cut out.
            }
            put(piece, PsqlValue.EMPTY);
        }

        private void insert(PsqlPiece piece) {
            PsqlVariable variable = variable(piece);
            boolean known = variables.value(variable.name()) != null;
            if (!replaces || (variable.isNumber() && !known)) {
                sql.append(text, piece.start(), piece.end());
                return;
            }
            Position position = statement.at(piece.start());
            variables.requireNoGap(variable, position);
            PsqlValue value = value(variable, position);
            firstUsed = used.isEmpty() ? position : firstUsed;
            used.add(piece.text(text));
            PsqlValue put = piece.end() == text.length() ? value.withoutSemicolon() : value;
            quoted.addValue(put.text());
            put(piece, put);
        }

        private void put(PsqlPiece piece, PsqlValue value) {
            int length = piece.end() - piece.start();
            if (value.outside()) {
                map.add(piece.start(), length, sql.length(), value.text().length());
            } else {
                map.addOwn(piece.start(), length, sql.length(), value.text().length());
            }
            sql.append(value.text());
        }

        /** Returns what to put in the place of a variable; where there is nothing, a mark that the parser knows. */
        private PsqlValue value(PsqlVariable variable, Position position) {
            PsqlValue value = variables.value(variable.name());
            if (value == null && variable.form() != PsqlVariable.Form.DEFINED) {
                variables.unknown(variable, position);
            }
            PsqlValue written = PsqlValue.written(variable.form(), value);
            if (!written.whole()) {
                PsqlValue mark = new PsqlValue("${" + variable.name() + "}", false, true);
                return PsqlValue.written(variable.form(), mark);
            }
            return variable.form() == PsqlVariable.Form.PLAIN ? expanded(variable.name(), written, position) : written;
        }

        /** Variables in a value have values too, as in psql, but for one that is being replaced. */
        private PsqlValue expanded(String name, PsqlValue value, Position position) {
            String inner = value.text();
            if (inner.indexOf(':') < 0 || !active.add(name)) {
                return value;
            }
            PsqlValue expanded = new PsqlValue("", value.outside(), true);
            for (PsqlPiece piece : PsqlLexer.pieces(inner)) {
                expanded = expanded.and(expanded(piece, inner, position));
            }
            active.remove(name);
            return expanded;
        }

        private PsqlValue expanded(PsqlPiece piece, String inner, Position position) {
            String own = piece.text(inner);
            if (piece.kind() != PsqlPiece.Kind.VARIABLE) {
                return new PsqlValue(piece.kind() == PsqlPiece.Kind.COLON ? ":" : own, false, true);
            }
            PsqlVariable variable = variable(piece);
            boolean itself = active.contains(variable.name()) && variable.form() == PsqlVariable.Form.PLAIN;
            boolean range = variable.isNumber() && variables.value(variable.name()) == null;
            return itself || range ? new PsqlValue(own, false, true) : value(variable, position);
        }

        private static PsqlVariable variable(PsqlPiece piece) {
            PsqlVariable variable = piece.variable();
            if (variable == null) {
                throw new IllegalArgumentException("no variable: " + piece);
            }
            return variable;
        }

        private void foreign(PsqlPiece piece) {
            String name = text.substring(piece.start() + 2, piece.end() - 1);
            mistakes.accept(Diagnostic.error(
                            ScriptCode.UNKNOWN_PLACEHOLDER, "'" + piece.text(text) + "' is no placeholder of psql")
                    .at(script.place(statement.at(piece.start())))
                    .help("write ':" + name + "', or set 'redshift.placeholderSyntax' to dollar"));
        }

        private Diagnostic breaking() {
            String names = used.stream().map(name -> "'" + name + "'").collect(Collectors.joining(" or "));
            return Diagnostic.error(
                            ScriptCode.BREAKING_VALUE,
                            "the value of " + names + " ends the statement, a literal or a comment in it")
                    .at(script.place(firstUsed))
                    .help("remove ';', comments and unpaired quotes from the value; ':'name'' writes it as a literal");
        }
    }
}
