package io.github.redshiftdeploy.local.dialect;

/** Aggregate functions that PostgreSQL has under other names, or in parts. */
final class Aggregates {
    private Aggregates() {}

    /** {@code LISTAGG(x, ',') WITHIN GROUP (ORDER BY y)} is {@code string_agg(x, ',' ORDER BY y)}. */
    static void listagg(FunctionCall call, Edits edits) {
        Phrase phrase = call.phrase();
        int close = call.close();
        edits.replace(phrase, call.name(), "string_agg");
        if (!phrase.at(call.open() + 1, "DISTINCT") && !call.arguments().isEmpty()) {
            Phrase value = call.argument(0);
            edits.insert(value.start(0), "(");
            edits.insert(value.end(value.size() - 1), ")::text");
        }
        if (call.commas().isEmpty()) {
            edits.insert(phrase.start(close), ", ''");
        }
        if (phrase.at(close + 1, "WITHIN GROUP (")) {
            edits.replace(phrase.start(close), phrase.end(close + 3), " ");
        }
    }

    /** {@code RATIO_TO_REPORT(x) OVER w} is {@code x / sum(x) OVER w}. */
    static void ratioToReport(FunctionCall call, Edits edits) {
        Phrase phrase = call.phrase();
        int close = call.close();
        if (!phrase.at(close + 1, "OVER") || call.arguments().size() != 1) {
            return;
        }
        String value = Expressions.rewritten(call.argument(0));
        edits.replace(
                phrase.start(call.name()), phrase.end(close), "((" + value + ")::float8 / nullif(sum(" + value + ")");
        int window = phrase.after(close + 2);
        edits.insert(phrase.end(window - 1), ", 0))");
    }
}
