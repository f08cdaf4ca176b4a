package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.RuleChecks;
import io.github.redshiftdeploy.check.SetCheck;
import java.util.Optional;

/** The checks of all rules. */
public final class Rules implements RuleChecks {

    @Override
    public Optional<Check> check(Rule rule) {
        return switch (rule) {
            case DELETE_WITHOUT_WHERE -> Optional.of(new DeleteWithoutWhere());
            case UPDATE_WITHOUT_WHERE -> Optional.of(new UpdateWithoutWhere());
            case DROP_CASCADE -> Optional.of(new DropCascade());
            case TRUNCATE_COMMITS -> Optional.of(new TruncateCommits());
            case TABLE_REWRITE -> Optional.of(new TableRewrite());
            case NOT_REPEATABLE -> Optional.of(new NotRepeatable());
            case COMMIT_WITHOUT_BEGIN -> Optional.of(new CommitWithoutBegin());
            case INLINE_CREDENTIALS -> Optional.of(new InlineCredentials());
            case PLAIN_PASSWORD -> Optional.of(new PlainPassword());
            case GRANT_TO_PUBLIC -> Optional.of(new GrantToPublic());
            case UNQUALIFIED_NAME -> Optional.of(new UnqualifiedName());
            case UNQUALIFIED_LATE_BINDING -> Optional.of(new UnqualifiedLateBinding());
            case RESERVED_WORD_AS_NAME -> Optional.of(new ReservedWordAsName());
            case SELECT_STAR_IN_VIEW -> Optional.of(new SelectStarInView());
            case INSERT_WITHOUT_COLUMNS -> Optional.of(new InsertWithoutColumns());
            case CARTESIAN_JOIN -> Optional.of(new CartesianJoin());
            case VARCHAR_MAX -> Optional.of(new VarcharMax());
            case FACT_WITHOUT_KEYS -> Optional.of(new FactWithoutKeys());
            case PYTHON_FUNCTION -> Optional.of(new PythonFunction());
            case NESTED_COMMENT -> Optional.of(new NestedComment());
            case WRONG_ALLOW, UNUSED_ALLOW, USE_BEFORE_CREATE, VIEW_ON_MISSING_TABLE -> Optional.empty();
        };
    }

    @Override
    public Optional<SetCheck<?>> setCheck(Rule rule) {
        return switch (rule) {
            case USE_BEFORE_CREATE -> Optional.of(new UseBeforeCreate());
            case VIEW_ON_MISSING_TABLE -> Optional.of(new ViewOnMissingTable());
            case WRONG_ALLOW,
                    UNUSED_ALLOW,
                    DELETE_WITHOUT_WHERE,
                    UPDATE_WITHOUT_WHERE,
                    DROP_CASCADE,
                    TRUNCATE_COMMITS,
                    TABLE_REWRITE,
                    NOT_REPEATABLE,
                    COMMIT_WITHOUT_BEGIN,
                    INLINE_CREDENTIALS,
                    PLAIN_PASSWORD,
                    GRANT_TO_PUBLIC,
                    UNQUALIFIED_NAME,
                    UNQUALIFIED_LATE_BINDING,
                    RESERVED_WORD_AS_NAME,
                    SELECT_STAR_IN_VIEW,
                    INSERT_WITHOUT_COLUMNS,
                    CARTESIAN_JOIN,
                    VARCHAR_MAX,
                    FACT_WITHOUT_KEYS,
                    PYTHON_FUNCTION,
                    NESTED_COMMENT -> Optional.empty();
        };
    }
}
