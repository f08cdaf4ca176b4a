package io.github.redshiftdeploy.report;

import static io.github.redshiftdeploy.report.ValidationReportsTest.DELETE;
import static io.github.redshiftdeploy.report.ValidationReportsTest.SYNTAX;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.check.CheckCode;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewerFindingsTest {

    @Test
    void after_the_third_of_a_rule_in_a_file_the_lines_of_the_others_are_told() {
        List<Diagnostic> findings = new ArrayList<>(deletes("a.sql", 5));
        findings.add(SYNTAX);
        findings.addAll(deletes("b.sql", 4));
        findings.addAll(deletes("c.sql", 40));

        assertThat(FewerFindings.inFiles(findings))
                .extracting(finding -> finding.place() + " " + finding.message())
                .containsExactly(
                        "a.sql:1:1 DELETE without WHERE removes every row",
                        "a.sql:2:1 DELETE without WHERE removes every row",
                        "a.sql:3:1 DELETE without WHERE removes every row",
                        "a.sql 2 more of 'delete-without-where', in lines 4, 5",
                        "sql/orders.sql:12:8 expected an expression, found 'FROM'",
                        "b.sql:1:1 DELETE without WHERE removes every row",
                        "b.sql:2:1 DELETE without WHERE removes every row",
                        "b.sql:3:1 DELETE without WHERE removes every row",
                        "b.sql:4:1 DELETE without WHERE removes every row",
                        "c.sql:1:1 DELETE without WHERE removes every row",
                        "c.sql:2:1 DELETE without WHERE removes every row",
                        "c.sql:3:1 DELETE without WHERE removes every row",
                        "c.sql 37 more of 'delete-without-where', in lines 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, …");
    }

    @Test
    void every_mistake_that_is_no_rule_is_told() {
        List<Diagnostic> findings = Collections.nCopies(20, SYNTAX);

        assertThat(FewerFindings.inFiles(findings)).isEqualTo(findings);
    }

    @Test
    void before_a_deployment_the_rules_are_a_line_and_others_are_counted_after_the_third() {
        List<Diagnostic> findings = new ArrayList<>(deletes("a.sql", 1));
        findings.addAll(
                Collections.nCopies(1_200, Diagnostic.warning(CheckCode.NO_STATEMENT, "the script has no statement")));

        assertThat(FewerFindings.beforeDeployment(ValidationReportsTest.validation(findings)))
                .extracting(Diagnostic::render)
                .containsExactly(
                        "warning[RS2206]: the script has no statement",
                        "warning[RS2206]: the script has no statement",
                        "warning[RS2206]: the script has no statement",
                        "warning[RS2206]: 1,197 more of 'no-statement'",
                        "warning[RS2207]: 1 warning: 1 delete-without-where; mvn redshift-deploy:validate shows it");
    }

    @Test
    void the_most_frequent_rules_come_first_and_rare_ones_are_summed_up() {
        List<Diagnostic> findings = new ArrayList<>();
        List<Rule> rules = List.of(Rule.values());
        for (int i = 0; i < 9; i++) {
            findings.addAll(Collections.nCopies(i + 1, Diagnostic.warning(rules.get(i), "it smells")));
        }

        assertThat(FewerFindings.beforeDeployment(ValidationReportsTest.validation(findings)))
                .extracting(Diagnostic::message)
                .containsExactly("45 warnings: 9 commit-without-begin, 8 not-repeatable, 7 table-rewrite,"
                        + " 6 truncate-commits, 5 drop-cascade, 4 update-without-where, 6 others;"
                        + " mvn redshift-deploy:validate shows them");
    }

    private static List<Diagnostic> deletes(String file, int times) {
        return IntStream.rangeClosed(1, times)
                .mapToObj(line -> DELETE.at(new Place(file, line, 1, null)))
                .toList();
    }
}
