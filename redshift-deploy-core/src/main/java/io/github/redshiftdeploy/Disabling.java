package io.github.redshiftdeploy;

import io.github.redshiftdeploy.catalogue.DefinitionReader;
import io.github.redshiftdeploy.catalogue.ObjectIdentity;
import io.github.redshiftdeploy.catalogue.Wanted;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.execute.Interruption;
import io.github.redshiftdeploy.history.DeploymentKind;
import io.github.redshiftdeploy.history.DeploymentState;
import io.github.redshiftdeploy.plan.undo.UndoCode;
import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes an object out of use, and back: under another name nobody finds it, and all that it is stays. */
final class Disabling {

    private static final String MARK = "_disabled_";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

    private final ReachedTarget target;
    private final Clock clock;
    private final Console console;

    Disabling(ReachedTarget target, Clock clock, Console console) {
        this.target = target;
        this.clock = clock;
        this.console = console;
    }

    /**
     * Gives an object the name that it has while it is out of use, or the old one back, and returns what was done. The
     * history hears of it in the same transaction.
     *
     * @param wanted the object as SQL names it, with its schema; of a routine that is one of several, with the types of
     *     its arguments
     * @param back whether it is taken back into use
     */
    String run(String wanted, boolean back) throws IOException, TransportException {
        Instant now = clock.instant();
        try {
            return new LeasedRun(DeploymentKind.DISABLE, target, now, clock, console)
                    .run(leased -> {
                        ObjectIdentity object = find(wanted, back);
                        String name = back
                                ? object.name().substring(0, object.name().lastIndexOf(MARK))
                                : object.name() + MARK + DAY.format(now);
                        leased.begin(null, List.of(), Set.of());
                        return new LeasedRun.Done<>(
                                object
                                        + (back ? " is in use again, as " : " is out of use, as ")
                                        + SqlText.plainName(object.schema(), name),
                                DeploymentState.SUCCEEDED,
                                null,
                                List.of(rename(object, name)));
                    })
                    .answerIfWritten();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DiagnosticException(Interruption.beforeTheFirstStatement(), e);
        }
    }

    /** Views of either kind are renamed as tables are. */
    private static String rename(ObjectIdentity object, String name) {
        ObjectType word = object.type().routine() ? object.type() : ObjectType.TABLE;
        return "ALTER " + word.words() + " " + object.signature() + " RENAME TO " + SqlText.plainName(name);
    }

    private ObjectIdentity find(String wanted, boolean back) throws TransportException {
        int dot = wanted.indexOf('.');
        if (dot <= 0) {
            throw refused(
                    "'redshift.object' is '" + wanted + "', without a schema",
                    "give schema.name, or schema.name(types)");
        }
        String schema = wanted.substring(0, dot).replace("\"", "").strip().toLowerCase(Locale.ROOT);
        List<ObjectIdentity> all = new DefinitionReader(target.control())
                .read(Wanted.schemas(Set.of(schema))).all().keySet().stream()
                        .filter(object ->
                                object.type() != ObjectType.SCHEMA && object.type() != ObjectType.MATERIALIZED_VIEW)
                        .toList();
        List<ObjectIdentity> found =
                all.stream().filter(object -> isMeant(object, wanted, back)).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> names = (found.isEmpty() ? all : found)
                .stream().map(ObjectIdentity::signature).toList();
        throw refused(
                found.isEmpty()
                        ? "there is no " + (back ? "disabled " : "") + "object '" + wanted + "'"
                        : "'" + wanted + "' is the name of several objects",
                found.isEmpty()
                        ? Suggestion.of(wanted, names)
                                .map(meant -> "did you mean '" + meant + "'?")
                                .orElse("give the schema and the name of a table, a view, a procedure or a function")
                        : "give one of " + String.join(", ", names));
    }

    private static boolean isMeant(ObjectIdentity object, String wanted, boolean back) {
        int mark = object.name().lastIndexOf(MARK);
        if (back != mark > 0) {
            return false;
        }
        ObjectIdentity named = back
                ? new ObjectIdentity(
                        object.type(), object.schema(), object.name().substring(0, mark), object.arguments())
                : object;
        return List.of(named.path(), named.signature(), object.path(), object.signature())
                .contains(wanted.strip());
    }

    private static DiagnosticException refused(String message, String help) {
        return new DiagnosticException(
                Diagnostic.error(UndoCode.NO_OBJECT, message).help(help));
    }
}
