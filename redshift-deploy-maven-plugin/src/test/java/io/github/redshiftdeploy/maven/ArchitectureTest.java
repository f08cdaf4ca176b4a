package io.github.redshiftdeploy.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

        check(rule);
    }

    @Test
    void a_goal_asks_nothing_but_its_configuration_the_door_and_the_report() {
        ArchRule rule =
                noClasses().that().resideInAPackage(BASE + "..").should().callMethodWhere(new OfAStage());

        check(rule);
    }

    private static void check(ArchRule rule) {
        rule.check(new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(BASE));
        assertThat(rule.evaluate(new ClassFileImporter().importPackages(BASE + ".planted"))
                        .hasViolation())
                .as("the rule bites")
                .isTrue();
    }

    /** The methods of stages that are behind the door; an answer of theirs is handed to the report as it is. */
    private static final class OfAStage extends DescribedPredicate<JavaMethodCall> {

        private static final String ROOT = "io.github.redshiftdeploy.";
        private static final List<String> ASKED = List.of("config", "diagnostic", "report", "init", "aws", "maven");

        /** What is asked all the same, and for what. */
        private static final Map<String, String> EXCEPTIONS = Map.of(
                "script.Checkout", "what Git says of the folder",
                "script.FileWords", "words for what is wrong with a file",
                "check.Rule", "the names of the rules");

        private OfAStage() {
            super("a stage behind the door is asked");
        }

        @Override
        public boolean test(JavaMethodCall call) {
            String owner = call.getTargetOwner().getName();
            if (!owner.startsWith(ROOT)) {
                return false;
            }
            String name = owner.substring(ROOT.length());
            boolean door = !call.getTargetOwner().getPackageName().startsWith(ROOT);
            return !door
                    && !EXCEPTIONS.containsKey(name)
                    && ASKED.stream().noneMatch(stage -> name.startsWith(stage + "."));
        }
    }
}
