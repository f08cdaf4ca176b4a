package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.catalogue.CatalogueRows.Values;
import io.github.redshiftdeploy.catalogue.DefinitionQueries.Part;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.Printer;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateProcedure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code CREATE PROCEDURE} or {@code CREATE FUNCTION}. The parameters and the body come from the catalogue, where they
 * are exact. That a procedure is NONATOMIC, and what it SETs, no documented column tells: SHOW PROCEDURE is asked for
 * that ({@code r_SHOW_PROCEDURE}). Whether a cluster prints both was not tried. Lengths of parameters are kept nowhere.
 */
final class RoutineText {

    private static final Map<String, String> VOLATILITY = Map.of("i", "IMMUTABLE", "s", "STABLE", "v", "VOLATILE");
    private static final Map<String, String> MODES = Map.of("o", "OUT ", "b", "INOUT ");
    private static final Set<String> LANGUAGES = Set.of("sql", "plpgsql", "plpythonu");

    private final ObjectIdentity identity;
    private final Values routine;
    private final List<Values> parameters;
    private final String body;
    private final List<Option> options;
    private final boolean understood;

    RoutineText(ObjectIdentity identity, CatalogueRows rows, Values routine, @Nullable String shown) {
        this.identity = identity;
        this.routine = routine;
        this.parameters = rows.inOrder(Part.PARAMETER, routine.key(), 0);
        this.body = rows.text(Part.BODY, routine.key());
        boolean procedure = identity.type() == ObjectType.PROCEDURE;
        if (shown != null && new SqlParser().parse(withoutEnd(shown)).tree() instanceof CreateProcedure command) {
            this.options = command.options();
            this.understood = true;
        } else {
            this.options = List.of();
            this.understood = !procedure;
        }
    }

    private static String withoutEnd(String text) {
        String statement = text.strip();
        return statement.endsWith(";") ? statement.substring(0, statement.length() - 1) : statement;
    }

    String sql() {
        if (!LANGUAGES.contains(language())) {
            return "";
        }
        String head = "CREATE OR REPLACE " + identity.type().words() + " " + identity.path() + "("
                + parameters.stream().map(RoutineText::parameter).collect(Collectors.joining(", ")) + ")\n";
        String end = "AS " + SqlText.dollars(body) + " LANGUAGE " + language();
        if (identity.type() == ObjectType.FUNCTION) {
            return head + "RETURNS " + routine.text(5) + "\n" + VOLATILITY.getOrDefault(routine.text(3), "VOLATILE")
                    + "\n" + end;
        }
        return head
                + (has("NONATOMIC") ? "NONATOMIC\n" : "")
                + end
                + (routine.yes(4) ? "\nSECURITY DEFINER" : "")
                + options.stream()
                        .filter(option -> option.words().equals("SET"))
                        .map(option -> "\n" + Printer.print(option))
                        .collect(Collectors.joining());
    }

    private String language() {
        return routine.text(2);
    }

    private boolean has(String words) {
        return options.stream().anyMatch(option -> option.words().equals(words));
    }

    private static String parameter(Values parameter) {
        String name = parameter.text(1).isEmpty() ? "" : SqlText.plainName(parameter.text(1)) + " ";
        return MODES.getOrDefault(parameter.text(2), "") + name + parameter.text(3);
    }

    List<String> unseen() {
        if (!LANGUAGES.contains(language())) {
            return List.of("what makes a function of the language '" + language() + "'");
        }
        return understood
                ? List.of()
                : List.of("whether it is NONATOMIC, and what it sets, which SHOW PROCEDURE did not tell");
    }
}
