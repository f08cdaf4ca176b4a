package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads a script once, from end to end, for everything that wants to know something about it before it runs. */
public final class OutlineReader {

    /** The function that does what {@code SET} does. */
    private static final Pattern SET_CONFIG = Pattern.compile("\\bset_config\\b", Pattern.CASE_INSENSITIVE);

    private final List<Outline.Stretch> stretches = new ArrayList<>();
    private int statements;
    private boolean changesSession;

    private OutlineReader() {}

    /**
     * Returns the outline of a script.
     *
     * @param visitor sees each statement once, with the script as its leading comments describe it, and tells what it
     *     does to the transaction it is in
     * @param mistakes takes what is wrong with the text
     * @param goOn tells after each statement whether to read on; the outline is of what was read
     */
    public static Outline read(
            Script script,
            ScriptConfig config,
            BiFunction<Script, ScriptStatement, StatementClass> visitor,
            Consumer<Diagnostic> mistakes,
            BooleanSupplier goOn)
            throws IOException {
        OutlineReader outline = new OutlineReader();
        try (ScriptReader reader = new ScriptReader(script, config, mistakes)) {
            for (Optional<ScriptStatement> next = reader.next(); next.isPresent(); next = reader.next()) {
                outline.add(next.get(), visitor.apply(reader.script(), next.get()));
                checkDeclared(script, next.get(), mistakes);
                if (!goOn.getAsBoolean()) {
                    break;
                }
            }
            return new Outline(
                    reader.script(),
                    reader.checksum(),
                    outline.statements,
                    outline.stretches,
                    outline.changesSession,
                    reader.passedOver());
        }
    }

    private static void checkDeclared(Script script, ScriptStatement statement, Consumer<Diagnostic> mistakes) {
        boolean border = statement.statementClass() != StatementClass.ALONE;
        if (border && statement.isDeclaredAlone()) {
            mistakes.accept(Diagnostic.error(
                            ScriptCode.WRONG_DIRECTIVE,
                            "'" + statement.kind() + "' cannot run alone: it begins or ends a transaction")
                    .at(script.place(statement.start()))
                    .help("remove 'alone' from its comment"));
        }
    }

    /** What begins or ends a transaction stands by itself: each has its own place. */
    private static boolean merges(StatementClass before, StatementClass next) {
        return before == next
                && switch (next) {
                    case TRANSACTIONAL, ALONE, COMMITS -> true;
                    case OPENS, CLOSES, UNDOES -> false;
                };
    }

    private static boolean changesSession(ScriptStatement statement) {
        return statement.kind().changesSession()
                || (statement.kind() == StatementKind.SELECT
                        && SET_CONFIG.matcher(statement.sql()).find());
    }

    private void add(ScriptStatement statement, StatementClass what) {
        statements++;
        changesSession |= changesSession(statement);
        int top = stretches.size() - 1;
        Outline.Stretch stretch =
                new Outline.Stretch(what, statement.number(), statement.number(), statement.kind(), statement.start());
        if (top >= 0 && merges(stretches.get(top).statementClass(), stretch.statementClass())) {
            Outline.Stretch before = stretches.get(top);
            stretches.set(
                    top,
                    new Outline.Stretch(
                            before.statementClass(), before.first(), stretch.last(), before.kind(), before.start()));
        } else {
            stretches.add(stretch);
        }
    }
}
