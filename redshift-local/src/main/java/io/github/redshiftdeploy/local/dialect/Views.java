package io.github.redshiftdeploy.local.dialect;

/** Views: bound, late-binding and materialized. */
final class Views {
    private static final String LATE = "WITH NO SCHEMA BINDING";

    private Views() {}

    static void create(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int late = phrase.find(LATE);
        if (late < 0) {
            return;
        }
        TableName view = TableName.created(phrase);
        int as = phrase.findOutside("AS", view.to());
        String query = Expressions.rewritten(phrase.part(as + 1, late));
        String columns = phrase.text(view.to(), as);
        edits.replace(
                phrase,
                "CALL pg_redshift.create_late_view(" + Literals.quoted(view.text()) + ", " + Literals.quoted(columns)
                        + ", " + Literals.quoted(query) + ", " + phrase.at(1, "OR REPLACE") + ", "
                        + Literals.quoted(Elsewhere.readable(phrase.text(as + 1, late))) + ")");
    }

    static void createMaterialized(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        TableName view = TableName.created(phrase);
        TableFacts facts = new TableFacts(view.text());
        facts.materialized(Elsewhere.readable(phrase.toString()));
        TableAttributes.take(phrase, view.afterElements(), facts, edits);
        CreateTable.keep(command, facts, edits);
    }

    /** {@code RESTRICT} is what happens without a word, too. */
    static void refresh(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int last = phrase.size() - 1;
        if (last > 3 && phrase.at(last, "RESTRICT")) {
            edits.delete(phrase, last, last + 1);
        }
    }

    /** {@code AUTO REFRESH} and the keys have no effect here, but the view must be there. */
    static void alterMaterialized(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int action = phrase.afterName(3);
        if (phrase.at(action, "AUTO|ALTER|ROW")) {
            TableFacts facts = new TableFacts(phrase.text(3, action));
            TableAttributes.note(phrase, action + 1, facts);
            edits.delete(phrase, action, phrase.size());
            edits.insert(phrase.end(action - 1), " SET (fillfactor = 100)");
            CreateTable.keep(command, facts, edits);
        }
    }
}
