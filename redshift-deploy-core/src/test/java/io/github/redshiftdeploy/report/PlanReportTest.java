package io.github.redshiftdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.plan.Segment;
import io.github.redshiftdeploy.plan.Segment.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReportTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TRANSACTION | false | false | 1 | 1 | statement 1: a transaction
            TRANSACTION | false | true  | 1 | 2 | statements 1 to 2: one transaction, in another database
            EACH        | false | false | 3 | 3 | statement 3: by itself
            EACH        | false | false | 3 | 5 | statements 3 to 5: each by itself
            EACH        | true  | false | 3 | 3 | statement 3: by itself: Iceberg or another external table
            EACH        | true  | false | 3 | 4 | statements 3 to 4: each by itself: Iceberg or another external table
            EACH        | true  | true  | 3 | 3 | statement 3: by itself: Iceberg or another external table, in another database
            BLOCK       | false | false | 1 | 3 | statements 1 to 3: the script's own transaction
            """)
    void says_how_statements_commit(Kind kind, boolean external, boolean apart, int first, int last, String words) {
        assertThat(PlanReport.words(new Segment(kind, external, apart, first, last)))
                .isEqualTo(words);
    }
}
