package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Functions that PostgreSQL could not have under the same name: their arguments are words, or they are not all
 * evaluated. All others are made in the database; see {@link Bootstrap}.
 */
final class Functions {
    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("nvl", named("coalesce")),
            Map.entry("isnull", named("coalesce")),
            Map.entry("json_serialize", named("pg_catalog.json_serialize")),
            Map.entry("format_type", named("pg_redshift.format_type")),
            Map.entry("oidvectortypes", named("pg_redshift.oidvectortypes")),
            Map.entry("pg_get_viewdef", named("pg_redshift.pg_get_viewdef")),
            Map.entry("array", named("jsonb_build_array")),
            Map.entry("object", named("jsonb_build_object")),
            Map.entry("nvl2", Functions::nvl2),
            Map.entry("decode", Functions::decode),
            Map.entry("dateadd", Functions::datePart),
            Map.entry("datediff", Functions::datePart),
            Map.entry("date_part", Functions::datePart),
            Map.entry("date_trunc", Functions::datePart),
            Map.entry("extract", Functions::extract),
            Map.entry("convert", Functions::convert),
            Map.entry("concat", Functions::concat),
            Map.entry("regexp_replace", Functions::regexpReplace),
            Map.entry("listagg", Aggregates::listagg),
            Map.entry("ratio_to_report", Aggregates::ratioToReport));

    /** Names that Redshift has for date parts beside PostgreSQL's. */
    private static final Map<String, String> DATE_PARTS = Map.ofEntries(
            Map.entry("dw", "dow"),
            Map.entry("dayofweek", "dow"),
            Map.entry("weekday", "dow"),
            Map.entry("dy", "doy"),
            Map.entry("dayofyear", "doy"),
            Map.entry("yearday", "doy"),
            Map.entry("qtr", "quarter"),
            Map.entry("qtrs", "quarter"),
            Map.entry("yr", "year"),
            Map.entry("y", "year"),
            Map.entry("mm", "month"),
            Map.entry("mi", "minute"),
            Map.entry("hh", "hour"),
            Map.entry("yyyy", "year"));

    private Functions() {}

    static void rewrite(FunctionCall call, Edits edits) {
        Rule rule = RULES.get(call.phrase().text(call.name()).toLowerCase(Locale.ROOT));
        if (rule != null && call.whole()) {
            rule.rewrite(call, edits);
        }
    }

    private static Rule named(String name) {
        return (call, edits) -> edits.replace(call.phrase(), call.name(), name);
    }

    private static void nvl2(FunctionCall call, Edits edits) {
        List<Integer> commas = call.commas();
        if (commas.size() == 2) {
            Phrase phrase = call.phrase();
            edits.replace(phrase.start(call.name()), phrase.end(call.open()), "(CASE WHEN (");
            edits.replace(phrase, commas.get(0), ") IS NOT NULL THEN");
            edits.replace(phrase, commas.get(1), " ELSE");
            edits.replace(phrase, call.close(), " END)");
        }
    }

    /** Unlike CASE it takes two nulls for equal. */
    private static void decode(FunctionCall call, Edits edits) {
        List<Integer> commas = call.commas();
        if (commas.size() < 2) {
            return;
        }
        Phrase phrase = call.phrase();
        String value = Phrase.of(Expressions.rewritten(call.argument(0))).condensed();
        String when = " WHEN (" + value + ") IS NOT DISTINCT FROM";
        edits.replace(phrase.start(call.name()), phrase.end(commas.get(0)), "(CASE" + when);
        for (int i = 1; i < commas.size(); i++) {
            boolean last = i == commas.size() - 1;
            edits.replace(phrase, commas.get(i), i % 2 == 1 ? " THEN" : last ? " ELSE" : when);
        }
        edits.replace(phrase, call.close(), " END)");
    }

    private static void datePart(FunctionCall call, Edits edits) {
        Phrase part = call.argument(0);
        if (part.size() == 1 && part.kind(0) != TokenKind.NUMBER) {
            String name = part.kind(0) == TokenKind.STRING ? Literals.value(part.text(0)) : part.text(0);
            edits.replace(part, "'" + datePart(name) + "'");
        }
    }

    private static void extract(FunctionCall call, Edits edits) {
        Phrase part = call.phrase();
        if (part.kind(call.open() + 1) == TokenKind.WORD && part.at(call.open() + 2, "FROM")) {
            edits.replace(part, call.open() + 1, datePart(part.text(call.open() + 1)));
        }
    }

    private static String datePart(String name) {
        return DATE_PARTS.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }

    private static void convert(FunctionCall call, Edits edits) {
        if (call.commas().size() == 1) {
            Phrase phrase = call.phrase();
            Phrase type = call.argument(0);
            Edits typeEdits = new Edits();
            Phrase alone = Phrase.of(type.toString());
            Types.anywhere(alone, 0, typeEdits);
            String written = typeEdits.apply(alone.source()).sql();
            edits.replace(phrase.start(call.name()), phrase.end(call.commas().get(0)), "CAST(");
            edits.insert(phrase.start(call.close()), " AS " + written);
        }
    }

    /** Unlike PostgreSQL's it gives null when one of the two is null. */
    private static void concat(FunctionCall call, Edits edits) {
        if (call.commas().size() == 1) {
            Phrase phrase = call.phrase();
            edits.replace(phrase.start(call.name()), phrase.end(call.open()), "((");
            edits.replace(phrase, call.commas().get(0), ")::text || (");
            edits.replace(phrase, call.close(), ")::text)");
        }
    }

    /** Unlike PostgreSQL's it replaces all that match. */
    private static void regexpReplace(FunctionCall call, Edits edits) {
        int end = call.phrase().start(call.close());
        switch (call.commas().size()) {
            case 1 -> edits.insert(end, ", '', 1, 0");
            case 2 -> edits.insert(end, ", 1, 0");
            case 3 -> edits.insert(end, ", 0");
            case 4 -> edits.insert(call.phrase().end(call.commas().get(3)), " 0,");
            default -> {
                // PostgreSQL has the same words for what is wrong.
            }
        }
    }

    @FunctionalInterface
    private interface Rule {
        void rewrite(FunctionCall call, Edits edits);
    }
}
