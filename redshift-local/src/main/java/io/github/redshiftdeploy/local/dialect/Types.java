package io.github.redshiftdeploy.local.dialect;

import java.util.Locale;
import java.util.Map;

/** Redshift's types, as PostgreSQL's that hold the same values. */
final class Types {
    private static final Map<String, String> EVERYWHERE = Map.ofEntries(
            Map.entry("super", "jsonb"),
            Map.entry("nvarchar", "varchar"),
            Map.entry("nchar", "char"),
            Map.entry("varbyte", "bytea"),
            Map.entry("varbinary", "bytea"),
            Map.entry("hllsketch", "bytea"),
            Map.entry("geometry", "bytea"),
            Map.entry("geography", "bytea"));

    /** What a column is when its length is not given. */
    private static final Map<String, String> UNSIZED = Map.ofEntries(
            Map.entry("text", "varchar(256)"),
            Map.entry("varchar", "varchar(256)"),
            Map.entry("nvarchar", "varchar(256)"),
            Map.entry("bpchar", "char(256)"),
            Map.entry("numeric", "numeric(18,0)"),
            Map.entry("decimal", "numeric(18,0)"),
            Map.entry("dec", "numeric(18,0)"));

    private static final String SIZED_TO_THE_MOST = "VARCHAR|NVARCHAR|VARYING|VARBYTE|VARBINARY";

    private Types() {}

    /** Rewrites the type of a column, which begins at an index. */
    static void ofColumn(Phrase phrase, int index, Edits edits) {
        String unsized = UNSIZED.get(phrase.text(index).toLowerCase(Locale.ROOT));
        if (phrase.at(index, "CHARACTER|CHAR VARYING") && !phrase.at(index + 2, "(")) {
            edits.insert(phrase.end(index + 1), "(256)");
        } else if (unsized != null && !phrase.at(index + 1, "(")) {
            edits.replace(phrase, index, unsized);
        } else {
            anywhere(phrase, index, edits);
        }
    }

    /** Rewrites the type that begins at an index, if it has another name or size. */
    static void anywhere(Phrase phrase, int index, Edits edits) {
        String name = EVERYWHERE.get(phrase.text(index).toLowerCase(Locale.ROOT));
        boolean sized = phrase.at(index + 1, "(");
        if (name != null && name.equals("bytea")) {
            edits.replace(phrase.start(index), phrase.end(sized ? phrase.after(index + 1) - 1 : index), name);
        } else if (name != null) {
            edits.replace(phrase, index, name);
        } else if (phrase.at(index, "BINARY VARYING")) {
            int after = phrase.at(index + 2, "(") ? phrase.after(index + 2) : index + 2;
            edits.replace(phrase.start(index), phrase.end(after - 1), "bytea");
        }
    }

    /** Rewrites {@code VARCHAR(MAX)} wherever it stands. */
    static void greatestSizes(Phrase phrase, Edits edits) {
        for (int index = phrase.find("MAX"); index >= 0 && index < phrase.size(); index++) {
            if (phrase.at(index, "MAX") && phrase.at(index - 2, SIZED_TO_THE_MOST + " (")) {
                edits.replace(phrase, index, "65535");
            }
        }
    }
}
