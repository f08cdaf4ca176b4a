package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.MaintenanceCommand;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads VACUUM, ANALYZE, COMMENT and LOCK. */
final class MaintenanceCommands {

    private static final OptionTable SAMPLE = new OptionTable("ANALYZE COMPRESSION")
            .row("COMPROWS", OptionTable.between("COMPROWS", 1_000, 1_000_000_000));

    private static final Set<ObjectType> COMMENTED = EnumSet.of(
            ObjectType.COLUMN,
            ObjectType.CONSTRAINT,
            ObjectType.DATABASE,
            ObjectType.FUNCTION,
            ObjectType.MATERIALIZED_VIEW,
            ObjectType.PROCEDURE,
            ObjectType.SCHEMA,
            ObjectType.TABLE,
            ObjectType.VIEW);

    private static final Set<String> WITHOUT_THRESHOLD = Set.of("RECLUSTER", "REINDEX");
    private static final Set<String> WITHOUT_BOOST = Set.of("REINDEX");

    private final Grammar grammar;
    private final Tokens tokens;

    MaintenanceCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads a VACUUM. */
    Command vacuum() {
        int at = tokens.here();
        tokens.advance();
        String words = vacuumWords();
        boolean boosted = tokens.at(BOOST) && !tokens.at(1, '.');
        Name table = tokens.atName() && !boosted ? grammar.names.qualified("a table", "") : null;
        if (table == null && !boosted && !tokens.ended() && !tokens.at(';')) {
            throw tokens.expected("a table", words.isEmpty() ? "after 'VACUUM'" : "after '" + words + "'");
        }
        if (table == null && (words.equals("REINDEX") || words.equals("RECLUSTER") || boosted || tokens.at(TO))) {
            throw tokens.expected("a table", words.isEmpty() ? "after 'VACUUM'" : "after '" + words + "'");
        }
        refuse(TO, words, WITHOUT_THRESHOLD);
        Expression threshold = tokens.accept(TO) ? threshold() : null;
        refuse(BOOST, words, WITHOUT_BOOST);
        boolean boost = tokens.accept(BOOST);
        return new MaintenanceCommand.Vacuum(words, table, threshold, boost, at);
    }

    /** Reports an option that does not go together with what VACUUM does. */
    private void refuse(Keyword option, String words, Set<String> kinds) {
        if (tokens.at(option) && kinds.contains(words)) {
            grammar.report(Problem.of(
                            SqlCode.CONFLICT,
                            tokens.here(),
                            "'" + option + "' does not go together with '" + words + "'")
                    .help("leave it out, or write VACUUM FULL"));
        }
    }

    private String vacuumWords() {
        String words = part();
        if (!atForeign()) {
            return words;
        }
        grammar.unsupported(
                "VACUUM with " + tokens.found(), tokens.here(), "VACUUM sorts and frees; ANALYZE is a command");
        return (words + " " + skipForeign()).strip();
    }

    private String part() {
        Optional<Words> half = grammar.words("SORT", "DELETE");
        if (half.isEmpty()) {
            return grammar.words("FULL", "REINDEX", "RECLUSTER")
                    .map(Words::words)
                    .orElse("");
        }
        String word = half.get().words();
        tokens.expect(ONLY, "after '" + word + "'");
        return word + " ONLY";
    }

    /** PostgreSQL's words; its ANALYZE may stand with VACUUM, Redshift's stands alone. */
    private boolean atForeign() {
        return tokens.at('(') || tokens.at(VERBOSE) || tokens.at(ANALYZE) || tokens.at(ANALYSE) || tokens.at(FREEZE);
    }

    private String skipForeign() {
        int from = tokens.place();
        while (atForeign()) {
            if (tokens.at('(')) {
                skipBracket();
            } else {
                tokens.advance();
            }
        }
        return tokens.words(from);
    }

    private void skipBracket() {
        int opener = tokens.here();
        while (!tokens.ended() && !tokens.at(')')) {
            tokens.advance();
        }
        tokens.close(')', opener, "after the options");
    }

    private Expression threshold() {
        Node threshold = OptionTable.between("the threshold of VACUUM", 0, 100)
                .read(grammar)
                .get(0);
        tokens.expect(PERCENT, "after the threshold");
        return (Expression) threshold;
    }

    /** Reads an ANALYZE. */
    Command analyze() {
        int at = tokens.here();
        tokens.advance();
        if (tokens.at(COMPRESSION)) {
            return compression(at);
        }
        if (tokens.keyword() == null && tokens.word(1) && meansCompression()) {
            throw tokens.oneOf("after 'ANALYZE'", "COMPRESSION", "VERBOSE", "a table");
        }
        boolean verbose = tokens.accept(VERBOSE);
        grammar.refuseAsName("a table", "after 'ANALYZE'", List.of("PREDICATE", "COLUMNS"));
        boolean all = tokens.at(PREDICATE, COLUMNS) || tokens.at(ALL);
        Name table = !all && tokens.atName() ? grammar.names.qualified("a table", "") : null;
        List<Name> columns = table != null && tokens.at('(') ? grammar.names.enclosed("a column", "") : List.of();
        String words = grammar.words("PREDICATE COLUMNS", "ALL COLUMNS")
                .map(Words::words)
                .orElse("");
        if (words.isEmpty() && !tokens.ended() && !tokens.at(';')) {
            throw table == null
                    ? tokens.expected("a table", verbose ? "after 'VERBOSE'" : "after 'ANALYZE'")
                    : tokens.oneOf("after the table", "PREDICATE COLUMNS", "ALL COLUMNS", "the end of the statement");
        }
        return new MaintenanceCommand.Analyze(verbose, table, columns, words, at);
    }

    private boolean meansCompression() {
        return Suggestion.of(tokens.text(), List.of("COMPRESSION")).isPresent();
    }

    private Command compression(int at) {
        tokens.advance();
        boolean named = tokens.atName() && !SAMPLE.begins(tokens, 0);
        Name table = named ? grammar.names.qualified("a table", "") : null;
        List<Name> columns = named && tokens.at('(') ? grammar.names.enclosed("a column", "") : List.of();
        Optional<Option> rows = SAMPLE.next(grammar);
        if (rows.isEmpty() && tokens.atWord()) {
            throw SAMPLE.expected(grammar);
        }
        if (rows.isPresent() && table == null) {
            grammar.report(Problem.of(SqlCode.MISSING_CLAUSE, rows.get().at(), "COMPROWS without a table")
                    .help("name the table whose rows are looked at, or leave COMPROWS out"));
        }
        return new MaintenanceCommand.AnalyzeCompression(table, columns, rows.orElse(null), at);
    }

    /** Reads a COMMENT. */
    Command comment() {
        int at = tokens.here();
        int from = tokens.place();
        tokens.advance();
        tokens.expect(ON, "after 'COMMENT'");
        Optional<ObjectType> found = grammar.type(COMMENTED);
        if (found.isEmpty() && ForeignObjects.report(grammar)) {
            return grammar.foreign(from, at);
        }
        ObjectType type = found.orElseThrow(() -> grammar.noneOf(COMMENTED, "after 'COMMENT ON'"));
        Node target = target(type);
        Name table = type == ObjectType.CONSTRAINT ? constrained() : null;
        tokens.expect(IS, "after the name");
        if (!tokens.atString() && !tokens.at(NULL) && !grammar.atPlaceholder()) {
            throw tokens.expected("a string or NULL", "after 'IS'");
        }
        return new MaintenanceCommand.Comment(type, target, table, grammar.expressions.operand(), at);
    }

    private Node target(ObjectType type) {
        String where = "after '" + type + "'";
        if (type.routine()) {
            return new Signatures(grammar).signature("a name", where);
        }
        Name name = grammar.names.qualified("a name", where);
        if (type == ObjectType.COLUMN && name.qualifier() == null) {
            throw tokens.expected("'.' and the column", "after the table");
        }
        return name;
    }

    private Name constrained() {
        tokens.expect(ON, "after the constraint");
        return grammar.names.qualified("a table", "after 'ON'");
    }

    /** Reads a LOCK. */
    Command lock() {
        int at = tokens.here();
        tokens.advance();
        tokens.accept(TABLE);
        List<Name> tables = grammar.names.list("a table", "after 'LOCK'");
        return new MaintenanceCommand.Lock(tables, mode(), at);
    }

    /** Redshift knows one mode of lock alone; those of PostgreSQL are let through by its grammar. */
    private String mode() {
        List<String> words = new ArrayList<>();
        if (tokens.accept(IN)) {
            words.add("IN");
            words.add(grammar.oneOf(
                            "after 'IN'",
                            "ACCESS SHARE MODE",
                            "ROW SHARE MODE",
                            "ROW EXCLUSIVE MODE",
                            "SHARE UPDATE EXCLUSIVE MODE",
                            "SHARE ROW EXCLUSIVE MODE",
                            "SHARE MODE",
                            "ACCESS EXCLUSIVE MODE",
                            "EXCLUSIVE MODE")
                    .words());
        }
        if (tokens.accept(NOWAIT)) {
            words.add("NOWAIT");
        }
        return String.join(" ", words);
    }
}
