package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which options of a command go together: those that exclude each other, need another one, or may stand twice. */
final class OptionRules {

    /** That an option makes sense only beside one of the others. */
    private record Need(String option, List<String> others) {}

    private final Map<String, Set<String>> exclusions = new HashMap<>();
    private final List<Need> needs = new ArrayList<>();
    private final Set<String> repeatable = new HashSet<>();

    /** Adds that an option goes together with none of the others. */
    void against(String option, String... others) {
        for (String other : others) {
            if (!other.equals(option)) {
                exclusions.computeIfAbsent(option, key -> new LinkedHashSet<>()).add(other);
                exclusions.computeIfAbsent(other, key -> new LinkedHashSet<>()).add(option);
            }
        }
    }

    /** Adds that an option makes sense only beside one of the others. */
    void needs(String option, String... others) {
        needs.add(new Need(option, List.of(others)));
    }

    /** Adds that these options may stand several times. */
    void repeatable(String... options) {
        repeatable.addAll(List.of(options));
    }

    /** Reports options that stand twice, exclude each other, or lack one that they need. */
    void check(Grammar grammar, List<Option> options) {
        if (options.isEmpty() || (options.size() == 1 && needs.isEmpty())) {
            return;
        }
        Map<String, Option> seen = new HashMap<>();
        for (Option option : options) {
            Option same = seen.putIfAbsent(option.words(), option);
            if (same != null && !repeatable.contains(option.words())) {
                grammar.report(Problem.of(SqlCode.CONFLICT, option.at(), "'" + option.words() + "' stands twice")
                        .help("keep one of the two")
                        .note("the other one is", same.at()));
            } else if (same == null) {
                checkExclusions(grammar, seen, option);
            }
        }
        checkNeeds(grammar, seen);
    }

    /** What is missing may stand behind a word that is no option, of which is to be told instead. */
    private void checkNeeds(Grammar grammar, Map<String, Option> seen) {
        boolean goesOn = grammar.tokens.word(0) && !grammar.tokens.at(Keyword.AS);
        for (Need need : goesOn ? List.<Need>of() : needs) {
            Option option = seen.get(need.option());
            if (option != null && need.others().stream().noneMatch(seen::containsKey)) {
                grammar.report(Problem.of(
                                SqlCode.MISSING_CLAUSE,
                                option.at(),
                                "'" + need.option() + "' without '"
                                        + need.others().get(0) + "'")
                        .help("add " + String.join(" or ", need.others())));
            }
        }
    }

    private void checkExclusions(Grammar grammar, Map<String, Option> before, Option option) {
        for (String excluded : exclusions.getOrDefault(option.words(), Set.of())) {
            Option other = before.get(excluded);
            if (other != null) {
                grammar.report(Problem.of(
                                SqlCode.CONFLICT,
                                option.at(),
                                "'" + option.words() + "' does not go together with '" + other.words() + "'")
                        .help("keep one of the two")
                        .note("'" + other.words() + "' is", other.at()));
                return;
            }
        }
    }
}
