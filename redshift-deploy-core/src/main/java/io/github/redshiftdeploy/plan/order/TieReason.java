package io.github.redshiftdeploy.plan.order;

import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.Touch;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import org.jspecify.annotations.Nullable;

/** Why two scripts are tied, in words. */
final class TieReason {

    private TieReason() {}

    /** Returns such as {@code reads table sales.orders, which 'tables/orders.sql' creates}. */
    static String of(Touch mine, Touch theirs, String name) {
        boolean alike = mine.action() == theirs.action() && mine.via() == null && theirs.via() == null;
        if (alike && mine.thing().equals(theirs.thing())) {
            return "both " + plural(mine.verb()) + " " + mine.thing();
        }
        return through(mine.via()) + mine.verb() + " " + mine.thing() + ", which '" + name + "' " + theirs.verb()
                + other(mine.thing(), theirs.thing())
                + by(theirs.via());
    }

    private static String plural(String verb) {
        return verb.substring(0, verb.length() - 1);
    }

    private static String through(@Nullable DatabaseObject via) {
        if (via == null) {
            return "";
        }
        return via.kind() == ObjectKind.ROUTINE
                ? "calls " + via.path() + "(), which "
                : "uses view " + via.path() + ", which ";
    }

    private static String by(@Nullable DatabaseObject via) {
        if (via == null) {
            return "";
        }
        return via.kind() == ObjectKind.ROUTINE ? " by " + via.path() + "()" : " through view " + via.path();
    }

    private static String other(DatabaseObject mine, DatabaseObject theirs) {
        return mine.equals(theirs) ? "" : " as " + theirs.path();
    }
}
