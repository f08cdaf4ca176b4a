package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.Comment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the comments of a script allow: {@code -- redshift-deploy: allow unqualified-table, select-star: reason} allows
 * it in the statement that the comment belongs to.
 */
final class Allowances {

    private static final Pattern DIRECTIVE = Pattern.compile("(?is)--\\s*redshift-deploy\\s*:(.*)");

    /** In a script's leading comment, options may stand before it. */
    private static final Pattern ALLOW = Pattern.compile("(?s)(.*?)(?<!\\S)allow(?![^\\s:])(.*)");

    /** How the statement is sent, which is not about rules. */
    private static final Pattern ALONE = Pattern.compile("alone(?:\\s+|$)");

    private static final String EXAMPLE = "write '-- redshift-deploy: allow <rule>: <reason>'";

    private final Map<Integer, List<Allowance>> byStatement = new HashMap<>();

    /** A rule that one statement need not keep. */
    private static final class Allowance {
        private final Rule rule;
        private final StatementPlace spot;
        private boolean used;

        private Allowance(Rule rule, StatementPlace spot) {
            this.rule = rule;
            this.spot = spot;
        }
    }

    /** Reads the comments of a statement; what is wrong with them is itself a finding. */
    void read(CheckedStatement statement, Findings findings) {
        for (Comment comment : statement.comments()) {
            Matcher directive = DIRECTIVE.matcher(comment.text());
            if (directive.matches()) {
                boolean leading = statement.number() == 1
                        && comment.start().compareTo(statement.at(0).position()) < 0;
                Matcher alone = ALONE.matcher(directive.group(1).strip());
                String words = alone.lookingAt()
                        ? alone.replaceFirst("")
                        : directive.group(1).strip();
                if (!words.isEmpty() || !alone.reset().lookingAt()) {
                    read(words, statement.at(comment), leading, findings);
                }
            }
        }
    }

    private void read(String directive, StatementPlace spot, boolean leading, Findings findings) {
        Matcher allow = ALLOW.matcher(directive);
        boolean allows = allow.matches();
        if (!allows && leading) {
            return; // It is about the script.
        }
        if (!allows || (!leading && !allow.group(1).isBlank())) {
            String word = directive.split("\\s", 2)[0];
            findings.add(Finding.of(Rule.WRONG_ALLOW, spot, "'" + word + "' is no directive for a statement")
                    .help(EXAMPLE));
            return;
        }
        String[] parts = allow.group(2).split(":", 2);
        for (String word : parts[0].split(",", -1)) {
            allow(word.strip(), spot, findings);
        }
        if (parts.length == 1 || parts[1].isBlank()) {
            findings.add(Finding.of(Rule.WRONG_ALLOW, spot, "the comment allows something without a reason")
                    .help(EXAMPLE));
        }
    }

    private void allow(String word, StatementPlace spot, Findings findings) {
        Rule.of(word)
                .ifPresentOrElse(
                        rule -> byStatement
                                .computeIfAbsent(spot.statement(), number -> new ArrayList<>())
                                .add(new Allowance(rule, spot)),
                        () -> findings.add(Finding.of(Rule.WRONG_ALLOW, spot, "there is no rule '" + word + "'")
                                .help(Suggestion.of(word, Rule.words())
                                        .map(meant -> "did you mean '" + meant + "'?")
                                        .orElse(EXAMPLE))));
    }

    /** Tells whether a rule need not be kept in a statement. */
    boolean allows(Rule rule, int statement) {
        boolean allowed = false;
        for (Allowance allowance : byStatement.getOrDefault(statement, List.of())) {
            if (allowance.rule == rule) {
                allowance.used = true;
                allowed = true;
            }
        }
        return allowed;
    }

    /** Forgets what is allowed in a statement that could not be looked at. */
    void forget(int statement) {
        byStatement.remove(statement);
    }

    /** Returns where something is allowed that was not found, though it was looked for. */
    List<Finding> unused(List<Rule> lookedFor) {
        return byStatement.values().stream()
                .flatMap(List::stream)
                .filter(allowance -> !allowance.used && lookedFor.contains(allowance.rule))
                .map(allowance -> Finding.of(
                                Rule.UNUSED_ALLOW,
                                allowance.spot,
                                "the statement has no '" + allowance.rule.word() + "' to allow")
                        .help("remove it from the comment"))
                .toList();
    }
}
