package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Printer;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.DefaultPrivileges;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grant;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grantee;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Privilege;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Revoke;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What leads from some privileges to others. A privilege on a column, and one that may be passed on, is one of its own.
 */
public final class PrivilegeChanges {

    private PrivilegeChanges() {}

    /**
     * A privilege that somebody has.
     *
     * @param defaults what stands before GRANT: of whose objects to come, and where; empty for objects that are there
     * @param column the column that it is limited to, or empty
     * @param option what stands behind the name, such as {@code WITH GRANT OPTION}, or empty
     */
    private record Held(String defaults, String privilege, String column, String on, String to, String option) {

        /** Tells whether who has this one on an object has the other one too. */
        private boolean covers(Held other) {
            return to.equalsIgnoreCase(other.to)
                    && (privilege.startsWith("ALL") || privilege.equals(other.privilege))
                    && (column.isEmpty() || column.equals(other.column))
                    && (other.option.isEmpty() || option.equals(other.option));
        }

        /** The privileges that one statement can give, or take. */
        private List<String> together() {
            return List.of(defaults, on, to, option);
        }
    }

    /**
     * Returns the statements that take what is there now and was not before, and give what was there and is not now. A
     * REVOKE tells of a privilege that everybody has by default, and that was taken.
     */
    static List<String> between(Collection<? extends Command> now, Collection<? extends Command> before) {
        Set<Held> have = held(now);
        Set<Held> had = held(before);
        Set<Held> lack = lacked(now);
        Set<Held> lacked = lacked(before);
        Set<Held> taken = without(have, had);
        taken.addAll(without(lacked, lack));
        Set<Held> given = without(had, have);
        given.addAll(without(lack, lacked));
        List<String> statements = new ArrayList<>(statements(taken, "REVOKE ", " FROM "));
        statements.addAll(statements(given, "GRANT ", " TO "));
        return statements;
    }

    /**
     * Returns the statements that give back what was there on an object that is made again, but for what is given on it
     * by others.
     */
    public static List<String> lost(Collection<? extends Command> before, Collection<? extends Command> given) {
        Set<Held> others = held(given);
        Set<Held> had = held(before);
        had.removeIf(held -> others.stream().anyMatch(other -> other.covers(held)));
        Set<Held> taken = lacked(before);
        taken.removeIf(held -> others.stream().anyMatch(other -> other.covers(held)));
        List<String> statements = new ArrayList<>(statements(taken, "REVOKE ", " FROM "));
        statements.addAll(statements(had, "GRANT ", " TO "));
        return statements;
    }

    private static Set<Held> lacked(Collection<? extends Command> commands) {
        Set<Held> lacked = new LinkedHashSet<>();
        for (Command command : commands) {
            if (command instanceof Revoke revoke) {
                add("", revoke.privileges(), revoke.target(), revoke.grantees(), lacked);
            }
        }
        return lacked;
    }

    private static Set<Held> without(Set<Held> some, Set<Held> others) {
        Set<Held> rest = new LinkedHashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static Set<Held> held(Collection<? extends Command> commands) {
        Set<Held> held = new LinkedHashSet<>();
        for (Command command : commands) {
            if (command instanceof Grant grant) {
                add("", grant.privileges(), grant.target(), grant.grantees(), held);
            } else if (command instanceof DefaultPrivileges defaults && defaults.change() instanceof Grant grant) {
                String all = Printer.print(defaults);
                String head =
                        all.substring(0, all.length() - Printer.print(grant).length());
                add(head, grant.privileges(), grant.target(), grant.grantees(), held);
            }
        }
        return held;
    }

    private static void add(
            String defaults,
            List<Privilege> privileges,
            @Nullable Target target,
            List<Grantee> grantees,
            Set<Held> held) {
        String on = target == null ? "" : " " + Printer.print(target);
        for (Grantee grantee : grantees) {
            Node name = grantee.name();
            String to = Printer.print(new Grantee(grantee.words(), name, "", grantee.at()));
            for (Privilege privilege : privileges) {
                String words =
                        Printer.print(new Privilege(privilege.words(), privilege.role(), List.of(), privilege.at()));
                if (privilege.columns().isEmpty()) {
                    held.add(new Held(defaults, words, "", on, to, grantee.option()));
                }
                for (Name column : privilege.columns()) {
                    held.add(new Held(defaults, words, Printer.print(column), on, to, grantee.option()));
                }
            }
        }
    }

    private static List<String> statements(Set<Held> changes, String verb, String preposition) {
        Map<List<String>, List<Held>> together = new LinkedHashMap<>();
        changes.forEach(change -> together.computeIfAbsent(change.together(), key -> new ArrayList<>())
                .add(change));
        return together.values().stream()
                .map(some -> statement(some, verb, preposition))
                .toList();
    }

    private static String statement(List<Held> together, String verb, String preposition) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (Held held : together) {
            List<String> some = columns.computeIfAbsent(
                    held.privilege() + (held.column().isEmpty() ? "" : " ("), key -> new ArrayList<>());
            some.add(held.column());
        }
        String privileges = columns.entrySet().stream()
                .map(entry -> entry.getKey()
                        + (entry.getKey().endsWith("(") ? String.join(", ", entry.getValue()) + ")" : ""))
                .collect(Collectors.joining(", "));
        Held first = together.get(0);
        String option = verb.startsWith("GRANT") && !first.option().isEmpty() ? " " + first.option() : "";
        return first.defaults() + verb + privileges + first.on() + preposition + first.to() + option;
    }
}
