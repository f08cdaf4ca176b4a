package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.SetCheck;
import io.github.redshiftdeploy.sql.analysis.ObjectName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds late-binding views on tables that no script of the set creates, in a schema that the set itself creates: nobody
 * would notice before the view is read.
 */
final class ViewOnMissingTable implements SetCheck<LateViewUse> {

    private record Reader(LateViewUse script, Findings findings) {}

    private final List<Reader> readers = new ArrayList<>();
    private final Set<ObjectName> created = new HashSet<>();
    private final Set<String> schemas = new HashSet<>();

    @Override
    public LateViewUse extract() {
        return new LateViewUse();
    }

    @Override
    public void script(LateViewUse script, Findings findings) {
        created.addAll(script.created());
        schemas.addAll(script.schemas());
        if (!script.read().isEmpty()) {
            readers.add(new Reader(script, findings));
        }
    }

    @Override
    public void end() {
        for (Reader reader : readers) {
            reader.script().read().forEach((table, spot) -> {
                if (!created.contains(table) && schemas.contains(table.schema())) {
                    reader.findings()
                            .add(Finding.of(
                                            Rule.VIEW_ON_MISSING_TABLE,
                                            spot,
                                            "no script creates '" + table + "', on which this view is late-binding")
                                    .help("mend the name; Redshift looks for it only when the view is read"));
                }
            });
        }
    }
}
