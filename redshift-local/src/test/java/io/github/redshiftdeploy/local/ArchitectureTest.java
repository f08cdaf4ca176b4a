package io.github.redshiftdeploy.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rooms of the stand-in stand in one line: each knows those before it, and none after. */
class ArchitectureTest {

    private static final String BASE = "io.github.redshiftdeploy.local";

    /** What puts them together, in no room, comes last. */
    private static final List<String> ROOMS = List.of("files", "postgres", "gateway", "dialect", "aws");

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(BASE + ".files.planted");

    @ParameterizedTest
    @ValueSource(strings = {"files", "postgres", "gateway", "dialect", "aws"})
    void a_room_knows_none_that_comes_later(String room) {
        knowsNone(room, ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size())).check(ALL);
    }

    @Test
    void aws_knows_nothing_of_the_database() {
        knowsNone("aws", ROOMS.subList(0, ROOMS.indexOf("aws"))).check(ALL);
    }

    @Test
    void the_rule_bites() {
        ArchRule rule = knowsNone("files", ROOMS.subList(1, ROOMS.size()));

        assertThat(rule.evaluate(PLANTED).getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains(".gateway.Gateway"))
                .anyMatch(detail -> detail.contains(".aws.AwsEndpoints"))
                .anyMatch(detail -> detail.contains(".RedshiftLocal"));
    }

    @Test
    void every_class_has_its_room() {
        List<String> homeless = ALL.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(BASE))
                .filter(name -> ROOMS.stream().noneMatch(room -> (name + ".").startsWith(BASE + "." + room + ".")))
                .toList();

        assertThat(ALL.size()).isGreaterThan(100);
        assertThat(homeless).isEmpty();
    }

    private static ArchRule knowsNone(String room, List<String> others) {
        String[] forbidden = Stream.concat(Stream.of(BASE), others.stream().map(name -> BASE + "." + name + ".."))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(BASE + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden);
    }
}
