package io.github.redshiftdeploy.sql.parser;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names that a place in a body knows: those of its block or loop, and those of the blocks around it. */
final class VariableScope {

    /** What a scope belongs to. */
    enum Kind {
        ROUTINE,
        BLOCK,
        LOOP,
        HANDLER
    }

    /** Variables that are there without a declaration. */
    private static final Set<String> BUILT_IN = Set.of("found", "row_count", "result_oid");

    /** Variables that only the handler of an exception has. */
    private static final Set<String> OF_HANDLERS = Set.of("sqlstate", "sqlerrm");

    private final @Nullable VariableScope outer;
    private final Kind kind;
    private final @Nullable String label;
    private final Map<String, Integer> variables = new HashMap<>();

    VariableScope(@Nullable VariableScope outer, Kind kind, @Nullable String label) {
        this.outer = outer;
        this.kind = kind;
        this.label = label == null ? null : label.toLowerCase(Locale.ROOT);
    }

    @Nullable
    VariableScope outer() {
        return outer;
    }

    /** Notes a variable and where it is declared; returns where this scope has declared it before, or null. */
    @Nullable
    Integer declare(String variable, int at) {
        return variables.putIfAbsent(variable.toLowerCase(Locale.ROOT), at);
    }

    /** Tells whether a name is that of a variable. */
    boolean knows(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (BUILT_IN.contains(key) || OF_HANDLERS.contains(key)) {
            return true;
        }
        for (VariableScope scope = this; scope != null; scope = scope.outer) {
            if (scope.variables.containsKey(key)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether something around this place has a label. */
    boolean labelled(String name) {
        return labelled(name, null);
    }

    /** Tells whether a loop around this place has a label. */
    boolean loopLabelled(String name) {
        return labelled(name, Kind.LOOP);
    }

    private boolean labelled(String name, @Nullable Kind wanted) {
        String key = name.toLowerCase(Locale.ROOT);
        for (VariableScope scope = this; scope != null; scope = scope.outer) {
            if (key.equals(scope.label) && (wanted == null || scope.kind == wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether this place is in such a thing. */
    boolean in(Kind wanted) {
        for (VariableScope scope = this; scope != null; scope = scope.outer) {
            if (scope.kind == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a name means something only in the handler of an exception. */
    static boolean ofHandlers(String name) {
        return OF_HANDLERS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Returns the names of variables, for suggestions; no more than a procedure may have. */
    Set<String> variables() {
        Set<String> all = new TreeSet<>(BUILT_IN);
        for (VariableScope scope = this; scope != null; scope = scope.outer) {
            scope.variables.keySet().stream().limit(Declarations.MOST).forEach(all::add);
        }
        return all;
    }
}
