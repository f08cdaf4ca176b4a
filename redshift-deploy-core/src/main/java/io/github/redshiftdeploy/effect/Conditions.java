package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Expression.Binary;
import io.github.redshiftdeploy.sql.tree.Expression.Chain;
import io.github.redshiftdeploy.sql.tree.Expression.Parenthesized;
import io.github.redshiftdeploy.sql.tree.Literal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be said of a condition without knowing a row. */
public final class Conditions {

    private Conditions() {}

    /** Tells whether a WHERE clause, which may be absent, plainly keeps no row out. */
    public static boolean letsAllThrough(@Nullable Expression where) {
        return where == null || isAlwaysTrue(where);
    }

    /** Tells whether a condition is plainly true of every row: {@code TRUE}, {@code 1 = 1}. */
    public static boolean isAlwaysTrue(Expression condition) {
        if (condition instanceof Parenthesized parenthesized) {
            return isAlwaysTrue(parenthesized.inner());
        }
        if (condition instanceof Binary binary && binary.operator().equals("=")) {
            return binary.left() instanceof Literal left
                    && binary.right() instanceof Literal right
                    && left.text().equals(right.text());
        }
        return condition instanceof Literal literal && literal.text().equals("TRUE");
    }

    /** Returns the conditions that must all hold so that this one does. */
    public static Stream<Expression> all(Expression condition) {
        if (condition instanceof Parenthesized parenthesized) {
            return all(parenthesized.inner());
        }
        if (condition instanceof Binary binary && binary.operator().equals("AND")) {
            return Stream.of(binary.left(), binary.right()).flatMap(Conditions::all);
        }
        if (condition instanceof Chain chain && chain.operators().stream().allMatch("AND"::equals)) {
            return chain.operands().stream().flatMap(Conditions::all);
        }
        return Stream.of(condition);
    }
}
