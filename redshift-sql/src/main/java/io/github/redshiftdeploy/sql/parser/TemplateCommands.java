package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.TransferCommand;
import java.util.ArrayList;
import java.util.List;

/** Reads what creates and changes templates. */
final class TemplateCommands {

    private static final OptionTable OPTIONS =
            CopyCommands.formatOptions(new OptionTable("CREATE TEMPLATE").flags("ENCRYPTED"));

    /** To drop an option, its name alone is written. */
    private static final OptionTable NAMES =
            new OptionTable("ALTER TEMPLATE").flags(OPTIONS.names().toArray(String[]::new));

    private static final OptionTable SETTINGS = OPTIONS.assigned("ALTER TEMPLATE … SET", TO);

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
        if (tokens.ended() || tokens.at(';')) {
            throw tokens.expected("an option of COPY", tokens.afterLast());
        }
        return new TransferCommand.CreateTemplate(replace, name, TransferOptions.read(grammar, OPTIONS), at);
    }

    /** Reads an ALTER TEMPLATE; the next token is TEMPLATE. */
    TransferCommand alter(int at) {
        tokens.advance();
        Name name = grammar.names.qualified("a template", "after 'ALTER TEMPLATE'");
        String action = grammar.oneOf("after the template", "RENAME TO", "OWNER TO", "ADD", "DROP", "SET")
                .words();
        return switch (action) {
            case "OWNER TO" -> altered(name, action, grammar.names.principal("a user", "after 'OWNER TO'"), at);
            case "RENAME TO" -> altered(name, action, grammar.names.qualified("a name", "after 'RENAME TO'"), at);
            case "SET" -> new TransferCommand.AlterTemplate(name, action, null, settings(), at);
            default -> {
                List<Option> option = List.of(TransferOptions.one(grammar, action.equals("DROP") ? NAMES : OPTIONS));
                yield new TransferCommand.AlterTemplate(name, action, null, option, at);
            }
        };
    }

    private List<Option> settings() {
        List<Option> settings = new ArrayList<>();
        do {
            settings.add(TransferOptions.one(grammar, SETTINGS));
        } while (tokens.accept(','));
        SETTINGS.check(grammar, settings);
        return settings;
    }

    private static TransferCommand altered(Name name, String action, Name object, int at) {
        return new TransferCommand.AlterTemplate(name, action, object, List.of(), at);
    }
}
