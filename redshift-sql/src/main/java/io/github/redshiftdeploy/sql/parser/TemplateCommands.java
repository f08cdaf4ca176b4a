package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.TransferCommand;
import java.util.List;

/** Reads what creates and changes templates. */
final class TemplateCommands {

    private static final OptionTable OPTIONS =
            CopyCommands.formatOptions(new OptionTable("CREATE TEMPLATE").flags("ENCRYPTED", "MANIFEST"));

    /** To drop an option, its name alone is written. */
    private static final OptionTable NAMES =
            new OptionTable("ALTER TEMPLATE").flags(OPTIONS.names().toArray(String[]::new));

    private final Grammar grammar;
    private final Tokens tokens;

    TemplateCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads a CREATE TEMPLATE; the next token is TEMPLATE. */
    TransferCommand create(boolean replace, int at) {
        tokens.advance();
        Name name = grammar.names.qualified("the name of a template", "after 'TEMPLATE'");
        grammar.checkLength(name);
        tokens.expect(FOR, "after the template");
        tokens.expect(COPY, "after 'FOR'");
        tokens.accept(AS);
        return new TransferCommand.CreateTemplate(replace, name, TransferOptions.read(grammar, OPTIONS), at);
    }

    /** Reads an ALTER TEMPLATE; the next token is TEMPLATE. */
    TransferCommand alter(int at) {
        tokens.advance();
        Name name = grammar.names.qualified("a template", "after 'ALTER TEMPLATE'");
        String action = grammar.oneOf(
                        "after the template", "RENAME TO", "OWNER TO", "SET SCHEMA", "ADD", "DROP", "REMOVE", "SET")
                .words();
        if (action.equals("OWNER TO")) {
            return altered(name, action, grammar.names.principal("a user", "after 'OWNER TO'"), at);
        }
        if (action.equals("RENAME TO") || action.equals("SET SCHEMA")) {
            return altered(name, action, grammar.names.qualified("a name", "after '" + action + "'"), at);
        }
        boolean namesOnly = action.equals("DROP") || action.equals("REMOVE");
        List<Option> options = TransferOptions.read(grammar, namesOnly ? NAMES : OPTIONS);
        if (options.isEmpty()) {
            throw OPTIONS.expected(grammar);
        }
        return new TransferCommand.AlterTemplate(name, action, null, options, at);
    }

    private static TransferCommand altered(Name name, String action, Name object, int at) {
        return new TransferCommand.AlterTemplate(name, action, object, List.of(), at);
    }
}
