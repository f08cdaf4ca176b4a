package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Query;
import java.util.Optional;

/** Reads a statement: its first word, and for CREATE, ALTER and DROP the words after it, tell which family reads it. */
final class Commands {

    private final Grammar grammar;
    private final Tokens tokens;

    Commands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads a statement up to its end. */
    Command statement() {
        Command command = command();
        if (!tokens.ended()) {
            throw Hints.tooLong(grammar, command);
        }
        return command;
    }

    /** Reads a statement; what may follow it is for the caller to see. */
    Command command() {
        grammar.enter();
        Command command = family();
        grammar.leave();
        return command;
    }

    private Command family() {
        Keyword keyword = tokens.keyword();
        if (keyword == null) {
            if (tokens.at('(') && grammar.queries.atQuery()) {
                return grammar.queries.query();
            }
            throw unknown();
        }
        return switch (keyword) {
            case SELECT, VALUES -> grammar.queries.query();
            case WITH -> with();
            case INSERT -> new DataCommands(grammar).insert(null);
            case UPDATE -> new DataCommands(grammar).update(null);
            case DELETE -> new DataCommands(grammar).delete(null);
            case MERGE -> new DataCommands(grammar).merge();
            case TRUNCATE -> new DataCommands(grammar).truncate();
            case CALL -> new RoutineCommands(grammar).call();
            case CLOSE -> new CursorCommands(grammar).close();
            case ANALYZE, ANALYSE -> new MaintenanceCommands(grammar).analyze();
            case COMMENT -> new MaintenanceCommands(grammar).comment();
            case LOCK -> new MaintenanceCommands(grammar).lock();
            case REFRESH -> new ViewCommands(grammar).refresh();
            case VACUUM -> new MaintenanceCommands(grammar).vacuum();
            case CREATE -> new CreateCommands(grammar).create();
            case DEALLOCATE -> new PreparedCommands(grammar).deallocate();
            case DECLARE -> new CursorCommands(grammar).declare();
            case EXECUTE -> new PreparedCommands(grammar).execute();
            case EXPLAIN -> new PreparedCommands(grammar).explain();
            case FETCH, MOVE -> new CursorCommands(grammar).fetch();
            case PREPARE -> new PreparedCommands(grammar).prepare();
            case ALTER -> new AlterCommands(grammar).alter();
            case DROP -> new DropCommands(grammar).drop();
            case BEGIN, START -> new TransactionCommands(grammar).begin();
            case COMMIT, END -> new TransactionCommands(grammar).commit();
            case ROLLBACK, ABORT -> new TransactionCommands(grammar).rollback();
            case COPY -> new CopyCommands(grammar).copy();
            case UNLOAD -> new UnloadCommands(grammar).unload();
            case GRANT -> new GrantCommands(grammar).grant();
            case REVOKE -> new GrantCommands(grammar).revoke();
            case SET -> new SessionCommands(grammar).set();
            case RESET -> new SessionCommands(grammar).reset();
            case SHOW -> new ShowCommands(grammar).show();
            case USE -> new SessionCommands(grammar).use();
            case ATTACH, DETACH -> new PolicyCommands(grammar).attach();
            case DESC -> new DatashareCommands(grammar).describe();
            case CANCEL -> new SessionCommands(grammar).cancel();
            case CHECKPOINT, CLUSTER, DISCARD, DO, IMPORT, LISTEN, LOAD, NOTIFY ->
                new ForeignCommands(grammar).command();
            case REASSIGN, REINDEX, RELEASE, SAVEPOINT, SECURITY, UNLISTEN -> new ForeignCommands(grammar).command();
            default -> throw unknown();
        };
    }

    private Command with() {
        Query.CommonTables with = grammar.queries.commonTables();
        if (tokens.at(Keyword.INSERT)) {
            return new DataCommands(grammar).insert(with);
        }
        if (tokens.at(Keyword.UPDATE)) {
            return new DataCommands(grammar).update(with);
        }
        if (tokens.at(Keyword.DELETE)) {
            return new DataCommands(grammar).delete(with);
        }
        return grammar.queries.query(with);
    }

    private SyntaxError unknown() {
        if (tokens.at('{')) {
            return tokens.expected("a command", "");
        }
        Problem problem = Problem.of(
                SqlCode.UNKNOWN_STATEMENT, tokens.here(), "no command of Redshift begins with " + tokens.found());
        return new SyntaxError(problem.help(OtherClients.instead(tokens.text())
                .or(() -> Optional.ofNullable(Hints.foreignCharacter(tokens.text())))
                .or(() -> Suggestion.of(tokens.text(), StatementKind.firstWords())
                        .filter(meant -> !meant.equalsIgnoreCase(tokens.text()))
                        .map(meant -> "did you mean '" + meant + "'?"))
                .orElse("is a ';' missing, or one too many, before it?")));
    }
}
