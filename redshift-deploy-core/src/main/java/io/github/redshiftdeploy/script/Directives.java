package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.Comment;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a script says about itself in its leading comment: {@code -- redshift-deploy: run=once transaction=none}. */
final class Directives {

    private static final Pattern DIRECTIVE = Pattern.compile("redshift-deploy\\s*:(.*)", Pattern.CASE_INSENSITIVE);

    /** Says of a statement that Redshift refuses it in a transaction. */
    private static final String ALONE = "alone";

    private Directives() {}

    /** Tells whether a comment declares that its statement runs alone; what follows {@code allow} is not for us. */
    static boolean isAlone(Comment comment) {
        Matcher directive = DIRECTIVE.matcher(comment.text().substring(2).strip());
        if (!comment.text().startsWith("--") || !directive.matches()) {
            return false;
        }
        String words = directive.group(1).strip() + " ";
        return words.split("\\ballow\\b", 2)[0].matches("(?s)(?:.*\\s)?" + ALONE + "\\s.*");
    }

    /** Returns the script with the options that its leading comments give it. */
    static Script apply(Script script, List<Comment> header, Consumer<Diagnostic> mistakes) {
        Script result = script;
        for (Comment comment : header) {
            boolean block = comment.text().startsWith("/*");
            Matcher directive = DIRECTIVE.matcher(comment.text().substring(2).strip());
            if (block && directive.lookingAt()) {
                mistakes.accept(Diagnostic.error(ScriptCode.WRONG_DIRECTIVE, "a directive in a block comment")
                        .at(script.place(comment.start()))
                        .help("write it as a line comment: '-- redshift-deploy: ...'"));
            } else if (!block && directive.matches()) {
                result = apply(result, comment, directive.group(1).strip(), mistakes);
            }
        }
        return result;
    }

    private static Script apply(Script script, Comment comment, String directive, Consumer<Diagnostic> mistakes) {
        Script result = script;
        for (String word : directive.split("\\s+", -1)) {
            if (word.equals("allow")) {
                return result; // The rest of the line speaks to the checks.
            }
            if (word.equals(ALONE)) {
                continue; // It speaks of the first statement.
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Options options = equals < 0 ? null : Options.NONE.with(name, word.substring(equals + 1));
            if (options == null) {
                mistakes.accept(wrong(word, name).at(script.place(comment.start())));
            } else {
                result = result.with(options);
            }
        }
        return result;
    }

    private static Diagnostic wrong(String word, String name) {
        Diagnostic mistake = Diagnostic.error(
                ScriptCode.WRONG_DIRECTIVE,
                word.isEmpty() ? "the directive says nothing" : "'" + word + "' is no directive");
        if (Options.NAMES.contains(name)) {
            return mistake.help("give '" + name + "=' one of " + Options.values(name));
        }
        return mistake.help(Suggestion.of(name, Options.NAMES)
                .map(meant -> "did you mean '" + meant + "='?")
                .orElse("directives are " + String.join(", ", Options.NAMES)));
    }
}
