package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the options of COPY, UNLOAD and templates, with the words that may stand before and between them. */
final class TransferOptions {

    private static final Set<String> ENCODINGS = Set.of("UTF8", "UTF16", "UTF16LE", "UTF16BE", "ISO88591");

    /** Words that FORMAT may introduce. */
    private static final Set<Keyword> FORMATS =
            EnumSet.of(AVRO, CSV, DELIMITER, Keyword.FIXEDWIDTH, JSON, ORC, PARQUET, SHAPEFILE, Keyword.TEXT);

    private TransferOptions() {}

    /** Reads options up to the end of the statement, and reports those that do not go together. */
    static List<Option> read(Grammar grammar, OptionTable table) {
        Tokens tokens = grammar.tokens;
        List<Option> options = new ArrayList<>();
        while (!tokens.ended() && !tokens.at(';')) {
            if (!options.isEmpty()) {
                tokens.accept(',');
            }
            options.add(one(grammar, table));
        }
        table.check(grammar, options);
        return List.copyOf(options);
    }

    /** Reads a single option. */
    static Option one(Grammar grammar, OptionTable table) {
        Tokens tokens = grammar.tokens;
        if (grammar.atPlaceholder()) {
            int at = tokens.here();
            return new Option("", List.of(grammar.expressions.constant()), at);
        }
        tokens.accept(WITH);
        if (tokens.accept(FORMAT)) {
            tokens.accept(AS);
            if (tokens.keyword() == null || !FORMATS.contains(tokens.keyword())) {
                throw tokens.oneOf(
                        "after 'FORMAT'",
                        FORMATS.stream().map(Keyword::name).sorted().toArray(String[]::new));
            }
        }
        return table.next(grammar).orElseThrow(() -> table.expected(grammar));
    }

    // What options have for values.

    /** One character, as itself or as an escape. */
    static List<Node> character(Grammar grammar) {
        List<Node> value = OptionTable.string(grammar);
        if (value.get(0) instanceof Literal literal && literal.text().startsWith("'")) {
            String text =
                    literal.text().substring(1, literal.text().length() - 1).replace("''", "'");
            boolean mark = text.startsWith("\\") || text.chars().anyMatch(c -> "{$%<:".indexOf(c) >= 0);
            if (text.codePointCount(0, text.length()) != 1 && !mark) {
                grammar.report(
                        Problem.of(SqlCode.OUT_OF_RANGE, literal.at(), literal.text() + " is not a single character")
                                .help("Redshift takes one character here, or an escape such as '\\t' or '\\001'"));
            }
        }
        return value;
    }

    /** A size with its unit. */
    static List<Node> size(Grammar grammar) {
        List<Node> size = new ArrayList<>(OptionTable.number(grammar));
        grammar.words("MB", "GB").ifPresent(size::add);
        return size;
    }

    /** The name of an encoding of characters, as a word or a string. */
    static List<Node> encoding(Grammar grammar) {
        grammar.skipFiller();
        Tokens tokens = grammar.tokens;
        int at = tokens.here();
        if (tokens.atString() || grammar.atPlaceholder()) {
            Node value = grammar.expressions.constant();
            if (value instanceof Literal literal && literal.text().startsWith("'")) {
                check(grammar, literal.text().substring(1, literal.text().length() - 1), at);
            }
            return List.of(value);
        }
        if (!tokens.atName()) {
            throw tokens.expected("an encoding", "after 'ENCODING'");
        }
        String word = tokens.unquoted().toUpperCase(Locale.ROOT);
        tokens.advance();
        check(grammar, word, at);
        return List.of(new Words(word, at));
    }

    private static void check(Grammar grammar, String encoding, int at) {
        if (!ENCODINGS.contains(encoding.toUpperCase(Locale.ROOT).replace("-", ""))
                && encoding.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-')) {
            grammar.report(Problem.of(SqlCode.OUT_OF_RANGE, at, "'" + encoding + "' is no encoding of files")
                    .help(Suggestion.of(encoding, ENCODINGS)
                            .map(meant -> "did you mean '" + meant + "'?")
                            .orElse("Redshift reads UTF8, UTF16, UTF16LE, UTF16BE and ISO88591")));
        }
    }
}
