package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.PlaceholderValues;
import io.github.redshiftdeploy.config.TargetGap;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.MetaArguments;
import io.github.redshiftdeploy.sql.MetaCommand;
import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.PsqlCommand;
import io.github.redshiftdeploy.sql.PsqlOwnVariable;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.PsqlVariable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a script of psql: the values that were given for it, and what the script's own commands have made of
 * them up to where it is being read.
 */
final class PsqlVariables {

    private final Map<String, PsqlValue> values = new TreeMap<>();

    /** The variables of which the script has asked for the value that was given for it. */
    private final Set<String> used = new TreeSet<>();

    private final Map<String, TargetGap> gaps;
    private final Script script;
    private final Consumer<Diagnostic> mistakes;
    private PassedOver passedOver = PassedOver.NONE;

    PsqlVariables(PlaceholderValues given, Script script, Consumer<Diagnostic> mistakes) {
        given.values().forEach((name, value) -> values.put(name, new PsqlValue(value, true, true)));
        this.gaps = given.gaps();
        this.script = script;
        this.mistakes = mistakes;
    }

    /** Returns the names of the values given for the script that it has asked for so far. */
    Set<String> used() {
        return used;
    }

    /** Returns the commands that made no difference. */
    PassedOver passedOver() {
        return passedOver;
    }

    /** Returns the value of a variable; null when it has none. */
    @Nullable
    PsqlValue value(String name) {
        PsqlValue value = values.get(name);
        if (value != null && value.outside()) {
            used.add(name);
        }
        return value;
    }

    /** Reports that a variable has the value of one target, and another target has none. */
    void requireNoGap(PsqlVariable variable, Position position) {
        PsqlValue value = values.get(variable.name());
        if (value != null && value.outside() && gaps.containsKey(variable.name())) {
            unknown(variable, position);
        }
    }

    /** Does what a command says about variables; all others are counted. */
    void take(MetaCommand command) {
        if (command.command() == PsqlCommand.SET || command.command() == PsqlCommand.UNSET) {
            change(command, command.arguments());
        } else {
            passedOver = passedOver.and(command, "");
        }
    }

    /** Reports that a variable has no value. */
    void unknown(PsqlVariable variable, Position position) {
        String name = variable.name();
        String written = variable.form().write(name);
        TargetGap gap = gaps.get(name);
        if (gap != null) {
            mistakes.accept(Placeholders.missing(written, gap).at(script.place(position)));
            return;
        }
        mistakes.accept(Diagnostic.error(
                        ScriptCode.UNKNOWN_PLACEHOLDER, "the placeholder '" + written + "' has no value")
                .at(script.place(position))
                .help(Suggestion.of(name, values.keySet())
                        .map(meant -> "did you mean '" + variable.form().write(meant) + "'?")
                        .orElseGet(() -> remedy(name))));
    }

    private static String remedy(String name) {
        String outside = "set it with -Dredshift.placeholders." + name + "=... or under <placeholders>";
        return PsqlOwnVariable.of(name).filter(PsqlOwnVariable.STATE::equals).isPresent()
                ? "psql itself knows its value, a deployment does not; " + outside
                : outside + ", or with '\\set " + name + " ...' before it";
    }

    private void change(MetaCommand command, MetaArguments arguments) {
        if (arguments.list().isEmpty()) {
            passedOver = passedOver.and(command, ""); // It shows all of them.
            return;
        }
        PsqlValue first = value(command, arguments.list().get(0));
        String name = first.text();
        if (!PsqlVariable.isName(name)) {
            if (first.whole()) {
                mistake(
                        command,
                        "'" + name + "' cannot be the name of a variable",
                        "use letters, digits and '_' for it");
            }
            return;
        }
        if (PsqlOwnVariable.of(name).isPresent()) {
            passedOver = passedOver.and(command, name);
        }
        requireClosed(command, arguments);
        if (command.command() == PsqlCommand.UNSET) {
            values.remove(name);
        } else {
            values.put(
                    name,
                    value(
                            command,
                            arguments.list().stream()
                                    .skip(1)
                                    .flatMap(List::stream)
                                    .toList()));
        }
    }

    private void requireClosed(MetaCommand command, MetaArguments arguments) {
        if (arguments.unclosed() >= 0) {
            char quote = command.text().charAt(arguments.unclosed());
            mistakes.accept(Diagnostic.error(SqlCode.PSQL_VARIABLE, "unterminated quote in '\\" + command.name() + "'")
                    .at(script.place(command.at(arguments.unclosed())))
                    .help("close it with " + quote + " on the same line; in single quotes, two of them stand for one"));
        }
    }

    /** Returns what the parts are together: psql puts nothing between them. */
    private PsqlValue value(MetaCommand command, List<MetaArguments.Part> parts) {
        PsqlValue value = PsqlValue.EMPTY;
        for (MetaArguments.Part part : parts) {
            value = value.and(value(command, part));
        }
        return value;
    }

    private PsqlValue value(MetaCommand command, MetaArguments.Part part) {
        if (part instanceof MetaArguments.Text text) {
            return new PsqlValue(text.text(), false, true);
        }
        if (part instanceof MetaArguments.Value inserted) {
            return inserted(command, inserted.variable());
        }
        int at = ((MetaArguments.Shell) part).start();
        mistakes.accept(Diagnostic.error(
                        SqlCode.PSQL_ASK, "the value in backticks comes from a program, and no program runs here")
                .at(script.place(command.at(at)))
                .help("remove the line, and give the value with '-Dredshift.placeholders.<name>=...'"));
        return PsqlValue.BROKEN;
    }

    private PsqlValue inserted(MetaCommand command, PsqlVariable variable) {
        requireNoGap(variable, command.at(variable.start()));
        PsqlValue value = value(variable.name());
        if (value != null || variable.form() == PsqlVariable.Form.DEFINED) {
            return PsqlValue.written(variable.form(), value);
        }
        if (variable.isNumber()) {
            return new PsqlValue(command.text().substring(variable.start(), variable.end()), false, true);
        }
        unknown(variable, command.at(variable.start()));
        return PsqlValue.BROKEN;
    }

    private void mistake(MetaCommand command, String message, String help) {
        mistakes.accept(Diagnostic.error(SqlCode.PSQL_VARIABLE, message)
                .at(script.place(command.start()))
                .help(help));
    }
}
