package io.github.redshiftdeploy.local.dialect;

import java.util.List;

/** {@code SHOW}: of parameters and of what is in the database. */
final class Shows {
    private static final List<Form> FORMS = List.of(
            new Form("SHOW DATABASES", 1, "databases"),
            new Form("SHOW DATASHARES", 1, "datashares"),
            new Form("SHOW SCHEMAS FROM DATABASE", 4, "schemas"),
            new Form("SHOW TABLES FROM SCHEMA", 4, "tables"),
            new Form("SHOW COLUMNS FROM TABLE", 4, "columns"),
            new Form("SHOW TABLE", 2, "table"),
            new Form("SHOW VIEW", 2, "view"),
            new Form("SHOW PROCEDURE", 2, "procedure"));

    private Shows() {}

    static void rewrite(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        FORMS.stream()
                .filter(form -> phrase.at(0, form.words))
                .findFirst()
                .ifPresentOrElse(form -> edits.replace(phrase, form.query(phrase)), () -> parameter(phrase, edits));
    }

    private static void parameter(Phrase phrase, Edits edits) {
        if (Settings.known(phrase.text(1))) {
            edits.replace(phrase, Settings.shown(phrase.text(1)));
        }
    }

    private record Form(String words, int name, String function) {
        String query(Phrase phrase) {
            int like = phrase.find("LIKE");
            int limit = phrase.find("LIMIT");
            int end = like > 0 ? like : limit > 0 ? limit : phrase.size();
            String pattern = like > 0 ? phrase.text(like + 1) : "'%'";
            return "SELECT * FROM pg_redshift.show_" + function + "(" + Literals.quoted(phrase.text(name, end)) + ", "
                    + pattern + ")" + (limit > 0 ? " " + phrase.text(limit, phrase.size()) : "");
        }
    }
}
