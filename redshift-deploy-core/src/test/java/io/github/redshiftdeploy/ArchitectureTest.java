package io.github.redshiftdeploy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.github.redshiftdeploy.MainClasses.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.redshiftdeploy.connect.ServerError;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.Lease;
import io.github.redshiftdeploy.script.ScriptText;
import io.github.redshiftdeploy.script.Sha256;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the design to its one line: a deployment is data that flows one way. */
class ArchitectureTest {

    /** The stages in order; {@link Deployer} comes after all of them. */
    private static final List<String> STAGES = List.of(
            "diagnostic",
            "sql",
            "config",
            "script",
            "effect",
            "check",
            "connect",
            "history",
            "catalogue",
            "plan",
            "execute",
            "sqltest",
            "report",
            "init");

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(BASE + ".check.planted");

    /** The packages that ask the analysis what a statement is, and never its text. */
    private static final String[] ASKING = packages("script", "effect", "check", "plan", "execute");

    /** The classes of those that look at texts all the same, and at which. */
    private static final Map<String, String> TEXTS = Map.of(
            "script.Directives", "comments that speak to the tool",
            "script.Git", "paths, as git prints them",
            "script.NaturalOrder", "paths",
            "script.OrderedScripts", "paths and globs",
            "script.OrderingFile", "lines of YAML",
            "script.Placeholders", "placeholders",
            "script.SourceLines", "lines that a message would show, for what looks like a key",
            "check.Allowances", "comments that speak to the tool",
            "check.Secrets", "the insides of literals, for what looks like a secret",
            "check.rule.FactWithoutKeys", "names of tables");

    /** A rule and its name. */
    private record Rule(String name, ArchRule rule) {}

    @TestFactory
    Stream<DynamicTest> the_classes_keep_the_rules() {
        return rules().map(rule ->
                DynamicTest.dynamicTest(rule.name(), () -> rule.rule().check(MainClasses.ALL)));
    }

    @TestFactory
    Stream<DynamicTest> the_rules_bite() {
        return rules().filter(
                        rule -> !rule.name().startsWith("stage ") || rule.name().equals("stage check"))
                .map(rule -> DynamicTest.dynamicTest(
                        rule.name(),
                        () -> assertThat(rule.rule().evaluate(PLANTED).hasViolation())
                                .isTrue()));
    }

    @Test
    void every_class_belongs_to_a_stage_or_to_the_door() {
        List<String> homeless = MainClasses.ALL.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(BASE))
                .filter(name -> STAGES.stream().noneMatch(stage -> (name + ".").startsWith(BASE + "." + stage + ".")))
                .distinct()
                .toList();

        assertThat(MainClasses.ALL.size()).isGreaterThan(80);
        assertThat(homeless).isEmpty();
    }

    private static Stream<Rule> rules() {
        return Stream.concat(
                STAGES.stream().map(ArchitectureTest::knowsNoLaterStage),
                Stream.of(
                        new Rule(
                                "packages have no cycles",
                                slices().matching(BASE + ".(**)").should().beFreeOfCycles()),
                        only("java.sql..", "connect.jdbc"),
                        only("com.amazon..", "connect.jdbc"),
                        only(BASE + ".connect.jdbc..", "connect.jdbc", ""),
                        new Rule(
                                "an SQLSTATE is asked for in connect alone",
                                noClasses()
                                        .that()
                                        .resideOutsideOfPackages(packages("connect"))
                                        .and(new NotThe("execute.Recorder"))
                                        .should()
                                        .callMethod(ServerError.class, "state")),
                        new Rule(
                                "the lease is taken in one frame, and its row is made in history",
                                noClasses()
                                        .that()
                                        .resideOutsideOfPackages(packages("history"))
                                        .and(new NotThe("LeasedRun"))
                                        .should()
                                        .callConstructorWhere(new OfLeaseOrRow())),
                        only("org.snakeyaml..", "script"),
                        only("org.codehaus.plexus..", "script"),
                        only("com.google.gson..", "report"),
                        new Rule(
                                "names say what a thing is",
                                noClasses()
                                        .should()
                                        .haveNameMatching(
                                                ".*(Manager|Helper|Util|Utils|Impl|Processor|Data|Info)(\\$.*)?")),
                        new Rule(
                                "digests are made in one place",
                                noClasses()
                                        .that()
                                        .areNotAssignableTo(Sha256.class)
                                        .should()
                                        .callMethod(MessageDigest.class, "getInstance", String.class)),
                        new Rule(
                                "a script is read by its text alone",
                                noClasses()
                                        .that(new NotThe("script.ScriptText$InFile"))
                                        .should()
                                        .callMethod(ScriptText.InFile.class, "file")),
                        new Rule("no regular expression looks at SQL", noRegularExpressions()),
                        new Rule("classes are closed", classes().should(new BeClosed()))));
    }

    private static ArchRule noRegularExpressions() {
        return noClasses()
                .that()
                .resideInAnyPackage(ASKING)
                .and(new ReadNoTexts())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex..")
                .orShould()
                .callMethodWhere(new OfRegularExpressions());
    }

    private static Rule knowsNoLaterStage(String stage) {
        List<String> later = STAGES.subList(STAGES.indexOf(stage) + 1, STAGES.size());
        String[] forbidden = Stream.concat(Stream.of(BASE), later.stream().map(ArchitectureTest::stagePackage))
                .toArray(String[]::new);
        return new Rule(
                "stage " + stage,
                noClasses()
                        .that()
                        .resideInAPackage(stagePackage(stage))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden)
                        .allowEmptyShould(true));
    }

    private static Rule only(String library, String... stages) {
        return new Rule(
                library + " only in " + String.join(" ", stages),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(packages(stages))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library));
    }

    private static String[] packages(String... stages) {
        return Stream.of(stages)
                .map(stage -> stage.isEmpty() ? BASE : stagePackage(stage))
                .toArray(String[]::new);
    }

    private static String stagePackage(String stage) {
        return BASE + "." + stage + "..";
    }

    /** All but those that are listed with what they look at. */
    private static final class ReadNoTexts extends DescribedPredicate<JavaClass> {
        private ReadNoTexts() {
            super("are not listed");
        }

        @Override
        public boolean test(JavaClass type) {
            return TEXTS.keySet().stream()
                    .noneMatch(name -> (type.getName() + "$").startsWith(BASE + "." + name + "$"));
        }
    }

    /** The methods of texts that take a regular expression. */
    private static final class OfRegularExpressions extends DescribedPredicate<JavaMethodCall> {
        private static final Set<String> METHODS = Set.of("split", "matches", "replaceAll", "replaceFirst");

        private OfRegularExpressions() {
            super("the method takes a regular expression");
        }

        @Override
        public boolean test(JavaMethodCall call) {
            return call.getTargetOwner().isEquivalentTo(String.class) && METHODS.contains(call.getName());
        }
    }

    /** What stands for a deployment in the history and holds its place. */
    private static final class OfLeaseOrRow extends DescribedPredicate<JavaConstructorCall> {
        private OfLeaseOrRow() {
            super("a lease or the row of a deployment is made");
        }

        @Override
        public boolean test(JavaConstructorCall call) {
            return call.getTargetOwner().isEquivalentTo(Lease.class)
                    || call.getTargetOwner().isEquivalentTo(DeploymentRow.class);
        }
    }

    /** All but one class. */
    private static final class NotThe extends DescribedPredicate<JavaClass> {
        private final String name;

        private NotThe(String name) {
            super("are not " + name);
            this.name = name;
        }

        @Override
        public boolean test(JavaClass other) {
            return !other.getName().equals(BASE + "." + name);
        }
    }

    /** Final, abstract, sealed, or a shape that is closed by itself. */
    private static final class BeClosed extends ArchCondition<JavaClass> {
        private BeClosed() {
            super("be final, abstract or sealed");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean closed = type.isInterface()
                    || type.isEnum()
                    || type.isAnonymousClass()
                    || type.getModifiers().contains(JavaModifier.FINAL)
                    || type.getModifiers().contains(JavaModifier.ABSTRACT)
                    || type.reflect().isSealed();
            events.add(new SimpleConditionEvent(type, closed, type.getName() + " is open to subclasses"));
        }
    }
}
