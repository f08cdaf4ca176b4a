package io.github.redshiftdeploy.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A goal goes through the door: how a database or AWS is reached is nothing that it knows. */
class ArchitectureTest {

    private static final String BASE = "io.github.redshiftdeploy.maven";

    @ParameterizedTest
    @ValueSource(strings = {"java.sql..", "software.amazon..", "io.github.redshiftdeploy.connect.jdbc.."})
    void no_goal_knows(String what) {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(BASE + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(what);

        rule.check(new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(BASE));
        assertThat(rule.evaluate(new ClassFileImporter().importPackages(BASE + ".planted"))
                        .hasViolation())
                .as("the rule bites")
                .isTrue();
    }
}
