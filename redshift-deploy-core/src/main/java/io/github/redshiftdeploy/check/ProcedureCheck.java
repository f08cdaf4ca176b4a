package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.analysis.ObjectName;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateProcedure;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds writes to Iceberg tables in procedures, which Redshift refuses when the procedure is called; see the page
 * {@code iceberg-writes-transaction-semantics}.
 */
final class ProcedureCheck {

    private final Findings findings;
    private final Set<Schema> external = new HashSet<>();

    private record Schema(@Nullable String database, String name) {

        private static Optional<Schema> of(ObjectName table) {
            return Optional.ofNullable(table.schema()).map(name -> new Schema(table.database(), name));
        }
    }

    ProcedureCheck(Findings findings) {
        this.findings = findings;
    }

    /** Looks at the next statement of the script. */
    void statement(CheckedStatement statement) {
        for (Effect effect : statement.effects().direct()) {
            if (effect.external() && effect.action() == Action.CREATES) {
                learn(effect);
            }
        }
        if (statement.tree() instanceof CreateProcedure procedure) {
            statement.effects().deferred().stream()
                    .filter(this::writesExternal)
                    .findFirst()
                    .ifPresent(effect -> find(statement, procedure, effect));
        }
    }

    private void learn(Effect created) {
        ObjectName name = created.name();
        if (created.kind() == ObjectKind.SCHEMA) {
            external.add(new Schema(name.database(), name.name()));
        } else {
            Schema.of(name).ifPresent(external::add);
        }
    }

    private boolean writesExternal(Effect effect) {
        boolean rows = switch (effect.action()) {
            case CREATES, DROPS, TRUNCATES, WRITES -> effect.kind() == ObjectKind.RELATION;
            case APPLIES, CALLS, CHANGES, READS -> false;
        };
        return rows
                && (effect.external()
                        || Schema.of(effect.name()).filter(external::contains).isPresent());
    }

    private void find(CheckedStatement statement, CreateProcedure procedure, Effect write) {
        String message = "the procedure '" + procedure.name().path() + "' writes '" + write.name()
                + "', which is outside of Redshift: a write to an Iceberg table is refused in a procedure";
        findings.add(Diagnostic.warning(CheckCode.EXTERNAL_WRITE_IN_PROCEDURE, message)
                .at(statement.script().place(statement.at(write.at()).position()))
                .help("write it in a statement of the script, which runs by itself"));
    }
}
