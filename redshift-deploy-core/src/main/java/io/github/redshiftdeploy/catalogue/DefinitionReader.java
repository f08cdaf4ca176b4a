package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks the catalogue for definitions. Over the driver that is one message with all questions about all objects, one
 * that shows the procedures that were found, and one about policies: three round trips, however many objects there are.
 */
public final class DefinitionReader {

    /** Views name what the search path does not have with its schema; with this one they name everything so. */
    private static final String QUALIFIED = "SELECT set_config('search_path', 'pg_catalog', true)";

    /** What a message takes ({@code messages} of the decisions). */
    private static final int MOST_STATEMENTS = 900;

    private final Control control;

    /** Makes one that asks over the connection for the history. */
    public DefinitionReader(Control control) {
        this.control = control;
    }

    /** Returns the definitions of what is wanted. */
    public Definitions read(Wanted wanted) throws TransportException {
        if (wanted.isNothing()) {
            return Definitions.of(wanted, List.of());
        }
        DefinitionQueries queries = new DefinitionQueries(wanted);
        List<String> questions = new ArrayList<>(List.of(QUALIFIED));
        questions.addAll(queries.all());
        List<List<Row>> answers = control.queryEach(questions);
        List<List<Row>> rows = new ArrayList<>(answers.subList(1, answers.size()));
        List<List<Row>> policies =
                wanted.mayHave(ObjectKind.RELATION) ? ifAllowed(List.of(queries.policies()), false) : List.of();
        rows.addAll(policies);
        DefinitionWriter writer = new DefinitionWriter(wanted, new CatalogueRows(rows), !policies.isEmpty());
        Map<String, String> shown = new HashMap<>(shown(writer.procedures(false), false));
        shown.putAll(shown(writer.procedures(true), true));
        return Definitions.of(wanted, writer.definitions(shown));
    }

    /**
     * Returns what SHOW tells of procedures, by their signature; nothing when this user may not look at one of them.
     */
    private Map<String, String> shown(List<String> procedures, boolean mayFail) throws TransportException {
        Map<String, String> shown = new HashMap<>();
        for (int from = 0; from < procedures.size(); from += MOST_STATEMENTS) {
            List<String> some = procedures.subList(from, Math.min(procedures.size(), from + MOST_STATEMENTS));
            List<List<Row>> answers = ifAllowed(
                    some.stream()
                            .map(procedure -> "SHOW PROCEDURE " + procedure)
                            .toList(),
                    mayFail);
            for (int i = 0; i < answers.size(); i++) {
                shown.put(some.get(i), answers.get(i).get(0).text(0));
            }
        }
        return shown;
    }

    /**
     * Returns the answers to questions that not everybody may ask; none when one of them is refused.
     *
     * @param mayFail whether none are returned for any other reason too, such as an answer that is too long
     */
    private List<List<Row>> ifAllowed(List<String> questions, boolean mayFail) throws TransportException {
        try {
            return control.queryEach(questions);
        } catch (StatementException e) {
            if (!mayFail && SqlState.of(e.error()) != SqlState.NOT_ALLOWED) {
                throw e;
            }
            return List.of();
        }
    }
}
