package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptStatement;
import java.util.List;

/** What a script wants to be true before it begins. */
final class Requirement {

    /** What the server writes for false; over the protocol a letter, and elsewhere a word. */
    private static final List<String> FALSE = List.of("f", "false");

    private Requirement() {}

    /** Tells whether an answer says yes: there is a row, and its first value is neither NULL nor false. */
    static boolean isTrue(Rows answer) {
        if (answer.rows().isEmpty()) {
            return false;
        }
        String value = answer.rows().get(0).value(0);
        return value != null && !(isBoolean(answer) && FALSE.contains(value));
    }

    private static boolean isBoolean(Rows answer) {
        return answer.types().isEmpty() || answer.types().get(0).startsWith("bool");
    }

    /** Returns why the script does not run. */
    static Diagnostic notMet(Command command) {
        Script script = command.script().step().script();
        List<ScriptStatement> all = command.script().step().outline().requirements();
        ScriptStatement query = all.stream()
                .filter(each -> command.sql().endsWith(each.sql()))
                .findFirst()
                .orElse(all.get(0));
        return script.show(Diagnostic.error(ExecuteCode.NOT_MET, "what the script requires is not true")
                .at(script.place(query.start()))
                .help("bring about what it asks for, and deploy again; or remove the line"));
    }
}
