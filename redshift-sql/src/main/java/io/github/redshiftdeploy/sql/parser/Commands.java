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
            throw Hints.tooLong(tokens);
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
            case INSERT -> grammar.data.insert(null);
            case UPDATE -> grammar.data.update(null);
            case DELETE -> grammar.data.delete(null);
            case MERGE -> grammar.data.merge();
            case TRUNCATE -> grammar.data.truncate();
            case CALL -> grammar.routineCommands.call();
            case CLOSE -> grammar.cursors.close();
            case ANALYZE, ANALYSE -> grammar.maintenance.analyze();
            case COMMENT -> grammar.maintenance.comment();
            case LOCK -> grammar.maintenance.lock();
            case REFRESH -> grammar.views.refresh();
            case VACUUM -> grammar.maintenance.vacuum();
            case CREATE -> grammar.creates.create();
            case DEALLOCATE -> grammar.plans.deallocate();
            case DECLARE -> grammar.cursors.declare();
            case EXECUTE -> grammar.plans.execute();
            case EXPLAIN -> grammar.plans.explain();
            case FETCH, MOVE -> grammar.cursors.fetch();
            case PREPARE -> grammar.plans.prepare();
            case ALTER -> grammar.alters.alter();
            case DROP -> grammar.drops.drop();
            case BEGIN, START -> grammar.transactions.begin();
            case COMMIT, END -> grammar.transactions.commit();
            case ROLLBACK, ABORT -> grammar.transactions.rollback();
            case COPY -> grammar.copies.copy();
            case UNLOAD -> grammar.unloads.unload();
            case GRANT -> grammar.grants.grant();
            case REVOKE -> grammar.grants.revoke();
            case SET -> grammar.sessions.set();
            case RESET -> grammar.sessions.reset();
            case SHOW -> grammar.shows.show();
            case USE -> grammar.sessions.use();
            case ATTACH, DETACH -> grammar.policies.attach();
            case DESC -> grammar.datashares.describe();
            case CANCEL -> grammar.sessions.cancel();
            case CHECKPOINT, CLUSTER, DISCARD, DO, IMPORT, LISTEN, LOAD, NOTIFY -> grammar.foreignCommands.command();
            case REASSIGN, REINDEX, RELEASE, SAVEPOINT, SECURITY, UNLISTEN -> grammar.foreignCommands.command();
            default -> throw unknown();
        };
    }

    private Command with() {
        Query.CommonTables with = grammar.queries.commonTables();
        if (tokens.at(Keyword.INSERT)) {
            return grammar.data.insert(with);
        }
        if (tokens.at(Keyword.UPDATE)) {
            return grammar.data.update(with);
        }
        if (tokens.at(Keyword.DELETE)) {
            return grammar.data.delete(with);
        }
        return grammar.queries.query(with);
    }

    private SyntaxError unknown() {
        if (tokens.at('{')) {
            return tokens.expected("a command", "");
        }
        Problem problem = Problem.of(
                SqlCode.UNKNOWN_STATEMENT, tokens.here(), "no command of Redshift begins with " + tokens.found());
        return new SyntaxError(problem.help(Optional.ofNullable(Hints.foreignCharacter(tokens.text()))
                .or(() -> Suggestion.of(tokens.text(), StatementKind.firstWords())
                        .map(meant -> "did you mean '" + meant + "'?"))
                .orElse("is a ';' missing, or one too many, before it?")));
    }
}
