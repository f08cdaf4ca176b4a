package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.TableChange;
import io.github.redshiftdeploy.sql.tree.TableChange.AlterColumn;
import io.github.redshiftdeploy.sql.tree.TableChange.Setting;
import io.github.redshiftdeploy.sql.tree.Words;

/** Which changes of a table write all of its rows anew. */
public final class RowRewrites {

    private RowRewrites() {}

    /** Tells whether a change writes all rows anew. */
    public static boolean by(TableChange change) {
        if (change instanceof AlterColumn column) {
            return column.change().words().equals("ENCODE");
        }
        return change instanceof Setting setting && layout(setting.option());
    }

    /** {@code AUTO} and {@code NONE} leave the rows as they are, at least for now. */
    private static boolean layout(Option option) {
        boolean layout = option.words().endsWith("DISTKEY")
                || option.words().endsWith("DISTSTYLE")
                || option.words().endsWith("SORTKEY");
        return layout
                && option.values().stream()
                        .noneMatch(value ->
                                value instanceof Words words && words.words().equals("AUTO"));
    }
}
