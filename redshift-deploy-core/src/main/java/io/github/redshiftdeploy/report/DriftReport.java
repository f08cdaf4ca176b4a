package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.catalogue.Drift;
import io.github.redshiftdeploy.catalogue.DriftedObject;
import io.github.redshiftdeploy.diagnostic.Printable;
import io.github.redshiftdeploy.plan.undo.DriftScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shows what was changed by hand since it was deployed, and writes the two scripts about it. */
public final class DriftReport {

    private static final String PUT_BACK = "put-back.sql";
    private static final String TAKE_OVER = "take-over.sql";

    private DriftReport() {}

    /** Returns a line of how much was compared, and of each object that is not what was left its difference. */
    public static List<String> lines(Drift drift) {
        List<String> lines = new ArrayList<>();
        lines.add("drift: " + drift.compared() + " objects compared, "
                + drift.objects().size() + " changed by hand since their deployment");
        for (DriftedObject object : drift.objects()) {
            lines.add("");
            lines.add(Printable.line(object.name() + " " + object.change()));
            object.diff().forEach(line -> lines.add("  " + Printable.line(line)));
        }
        return lines;
    }

    /** Writes the scripts, and returns where they are; without a drift those of an earlier one are removed. */
    public static List<String> write(Path reports, Drift drift) throws IOException {
        Path folder = reports.resolve("drift");
        Path back = folder.resolve(PUT_BACK);
        Path over = folder.resolve(TAKE_OVER);
        if (drift.objects().isEmpty()) {
            Files.deleteIfExists(back);
            Files.deleteIfExists(over);
            return List.of();
        }
        WholeFile.write(back, text -> text.write(DriftScripts.putBack(drift)));
        WholeFile.write(over, text -> text.write(DriftScripts.takeOver(drift)));
        return List.of(
                "",
                "to put it back: " + PUT_BACK + "; for the scripts of the project: " + TAKE_OVER + "; both in "
                        + folder);
    }
}
