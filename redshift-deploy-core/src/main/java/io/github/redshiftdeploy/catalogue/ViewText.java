package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.catalogue.CatalogueRows.Subject;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Analyzer;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.analysis.Effects;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.Printer;
import io.github.redshiftdeploy.sql.tree.ViewCommand.CreateMaterializedView;
import io.github.redshiftdeploy.sql.tree.ViewCommand.CreateView;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What makes a view. The catalogue has the query alone of an ordinary view, and the whole statement of a late-binding
 * or materialized one, as somebody wrote it: then the name may stand there without its schema.
 *
 * @param refreshes whether the statement says AUTO REFRESH YES
 * @param uses the relations that the query names with their schema
 */
record ViewText(ObjectIdentity identity, String sql, boolean refreshes, Set<ObjectIdentity> uses, List<String> unseen) {

    static ViewText of(Subject key, String text) {
        String body = withoutEnd(text);
        Command whole = new SqlParser().parse(body).tree();
        if (whole instanceof CreateMaterializedView view) {
            ObjectIdentity identity = new ObjectIdentity(ObjectType.MATERIALIZED_VIEW, key.schema(), key.name(), "");
            String options = view.options().stream()
                    .map(option -> "\n" + Printer.print(option))
                    .collect(Collectors.joining());
            String sql = "CREATE MATERIALIZED VIEW " + identity.path() + columns(view.columns()) + options + "\nAS "
                    + body.substring(view.query().at());
            return made(identity, sql, view.options().stream().anyMatch(ViewText::refreshes));
        }
        ObjectIdentity identity = new ObjectIdentity(ObjectType.VIEW, key.schema(), key.name(), "");
        String head = "CREATE OR REPLACE VIEW " + identity.path();
        return whole instanceof CreateView view
                ? made(
                        identity,
                        head + columns(view.columns()) + " AS\n"
                                + body.substring(view.query().at()),
                        false)
                : made(identity, head + " AS\n" + body, false);
    }

    private static boolean refreshes(Option option) {
        return Printer.print(option).equals("AUTO REFRESH YES");
    }

    private static String columns(List<Name> columns) {
        return columns.isEmpty()
                ? ""
                : columns.stream()
                        .map(column -> SqlText.plainName(column.text()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String withoutEnd(String text) {
        String body = text.strip();
        return body.endsWith(";") ? body.substring(0, body.length() - 1).stripTrailing() : body;
    }

    private static ViewText made(ObjectIdentity identity, String sql, boolean refreshes) {
        Command command = new SqlParser().parse(sql).tree();
        Set<ObjectIdentity> uses = new TreeSet<>();
        boolean unqualified = false;
        for (Effect effect : command == null ? List.<Effect>of() : effects(command)) {
            boolean read = effect.kind() == ObjectKind.RELATION && effect.action() == Action.READS;
            if (read && effect.name().database() == null) {
                String schema = Objects.requireNonNullElse(effect.name().schema(), "");
                unqualified |= !effect.qualified();
                uses.add(new ObjectIdentity(
                        ObjectType.TABLE, schema, effect.name().name(), ""));
            }
        }
        List<String> unseen =
                unqualified ? List.of("in which schema the relations are that its query names without one") : List.of();
        return new ViewText(identity, sql, refreshes, uses, unseen);
    }

    private static List<Effect> effects(Command command) {
        Effects effects = new Analyzer().analyze(command);
        return Stream.concat(effects.direct().stream(), effects.deferred().stream())
                .toList();
    }
}
