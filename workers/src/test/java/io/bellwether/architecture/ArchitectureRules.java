package io.bellwether.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.bellwether.platform.OutsideCall;
import io.camunda.client.annotation.JobWorker;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of the house as code; each one is also tried on a planted violation. */
final class ArchitectureRules {
    /** Capabilities from left to right: a domain may use those to its left. */
    private static final List<String> ORDER = List.of(
            "kernel",
            "desk",
            "marketdata",
            "portfolio",
            "research",
            "impact",
            "decision",
            "risk",
            "execution",
            "rebalance",
            "reporting",
            "learning",
            "watch",
            "backtest");

    /** Who may have a past traded; the capabilities that a backtest drives do not know of it. */
    private static final Set<String> BACKTEST_DRIVERS = Set.of("backtest", "cli", "dashboard");

    /** Adapter packages: everything below a capability that is not one of the inner layers. */
    private static final Set<String> INNER = Set.of("domain", "app", "worker");

    /** Who reads the injected clock, or makes one that stands for a run in memory: what leaves the desk, or starts something, outside of any process (ADR 17). */
    private static final Set<String> CLOCK_READERS = Set.of(
            "execution.app.order.OrderGate",
            "execution.app.broker.MachineClock",
            "desk.engine.DayRelay",
            "execution.engine.StopRelay",
            "decision.app.consultation.Consultation",
            "backtest.desk.KernelConfiguration");

    private static final Set<String> CLOCK_KEEPERS = Set.of("platform", "watch", "cli");

    private static final Set<String> MONEY_WORDS = Set.of("price", "amount", "notional", "cash", "fee", "equity");

    /** What use cases may know beside the house: no database, no engine, no vendor, no file format. */
    private static final Set<String> USE_CASES_MAY = Set.of(
            "java.lang.",
            "java.util.",
            "java.time.",
            "java.math",
            "java.io",
            "java.net",
            "java.nio.charset",
            "java.nio.file",
            "jakarta.annotation",
            "org.jspecify.annotations",
            "org.slf4j",
            "org.springframework.beans.factory.",
            "org.springframework.boot.autoconfigure.condition",
            "org.springframework.boot.context.event",
            "org.springframework.context.event",
            "org.springframework.stereotype",
            "org.springframework.transaction.",
            "org.springframework.util.function");

    /** What workers may know beside the house. */
    private static final Set<String> WORKERS_MAY = Set.of(
            "java.lang.",
            "java.util.",
            "java.time.",
            "java.math",
            "io.camunda.client.annotation",
            "io.camunda.client.api.response",
            "org.jspecify.annotations",
            "org.springframework.stereotype");

    /** What every adapter may know beside the house. */
    private static final Set<String> ADAPTERS_MAY = Set.of(
            "java.lang.",
            "java.util.",
            "java.time.",
            "java.math",
            "java.io",
            "java.net",
            "java.nio.",
            "java.text",
            "com.fasterxml.jackson.annotation",
            "org.jspecify.annotations",
            "org.slf4j",
            "org.springframework.beans.",
            "org.springframework.boot.",
            "org.springframework.context.",
            "org.springframework.core.",
            "org.springframework.scheduling.annotation",
            "org.springframework.stereotype",
            "tools.jackson.");

    /** What an adapter may know besides, by its package: the technology that it is there for. */
    private static final Map<String, Set<String>> TECHNOLOGY = Map.ofEntries(
            Map.entry("anthropic", Set.of("com.anthropic.")),
            Map.entry("bench", Set.of("com.sun.management", "org.apache.commons.math3.", "org.ta4j.")),
            Map.entry("chart", Set.of("java.awt.", "org.jfree.")),
            Map.entry(
                    "db",
                    Set.of(
                            "jakarta.persistence.",
                            "java.sql",
                            "org.hibernate.annotations",
                            "org.postgresql.",
                            "org.springframework.dao",
                            "org.springframework.data.",
                            "org.springframework.jdbc.",
                            "org.springframework.transaction.")),
            Map.entry(
                    "desk",
                    Set.of("jakarta.persistence", "org.springframework.aop.", "org.springframework.transaction.")),
            Map.entry("engine", Set.of("io.camunda.client.", "io.grpc", "javax.xml.", "okhttp3")),
            Map.entry("files", Set.of("de.siegmar.fastcsv.", "org.yaml.snakeyaml.")),
            Map.entry("http", Set.of("okhttp3")),
            Map.entry(
                    "mail",
                    Set.of("jakarta.activation", "jakarta.mail.", "org.springframework.mail.", "org.thymeleaf.")),
            Map.entry("openai", Set.of("com.openai.", "javax.net", "okhttp3", "okio")),
            Map.entry("page", Set.of("org.thymeleaf.")),
            Map.entry("paper", Set.of("java.sql", "org.springframework.jdbc.", "org.springframework.transaction.")),
            Map.entry("ta4j", Set.of("org.ta4j.")),
            Map.entry(
                    "vendor",
                    Set.of(
                            "okhttp3",
                            "okio",
                            "org.jsoup.",
                            "org.springframework.jdbc.",
                            "org.springframework.transaction.")));

    /** Adapters that others stand on: how a vendor is spoken to. */
    private static final Set<String> SHARED = Set.of("platform.vendor");

    /** What an adapter speaks to somebody else's machine with. */
    private static final Set<String> OUTSIDE = Set.of(
            "io.camunda.client", "okhttp3", "java.net.http", "org.springframework.mail", "com.openai", "com.anthropic");

    /** Ports that make something which is marked; making it calls nobody. */
    private static final Set<String> MADE_NOT_CALLED = Set.of("AdvisorProvider");

    private final String base;

    ArchitectureRules(String base) {
        this.base = base;
    }

    ArchRule domainsArePureAndLookLeft() {
        return classes()
                .that(are(describe(
                        "in a domain or the kernel",
                        c -> layer(c).equals("domain") || capability(c).equals("kernel"))))
                .should(onlyDependOn("java, jspecify and domains to the left", dependency -> {
                    JavaClass target = dependency.getTargetClass();
                    String name = target.getPackageName();
                    return name.startsWith("java.")
                            || name.isEmpty()
                            || name.startsWith("org.jspecify")
                            || (inBase(target) && isInner(target, "domain") && isLeft(dependency));
                }));
    }

    ArchRule useCasesKnowNoTechnology() {
        return classes()
                .that(are(describe("in an app package", c -> layer(c).equals("app"))))
                .should(onlyDependOn(
                        "the language, the container and the house",
                        dependency -> isOf(dependency.getTargetClass(), USE_CASES_MAY)));
    }

    ArchRule workersKnowOnlyTheEngine() {
        return classes()
                .that(are(describe("in a worker package", c -> layer(c).equals("worker"))))
                .should(onlyDependOn(
                        "the language, job annotations and the house",
                        dependency -> isOf(dependency.getTargetClass(), WORKERS_MAY)));
    }

    /** Part of the house, or of one of the packages, which end with a dot where those below are meant too. */
    private static boolean isOf(JavaClass target, Set<String> packages) {
        String name = target.getPackageName();
        return name.isEmpty()
                || name.startsWith("io.bellwether")
                || name.startsWith("archfixture")
                || packages.contains(name)
                || packages.stream().anyMatch(one -> one.endsWith(".") && (name + ".").startsWith(one));
    }

    ArchRule adaptersKnowTheirOwnTechnology() {
        return classes()
                .that(are(describe("in an adapter", this::isAdapter)))
                .should(onlyDependOn("the technology that they are there for", dependency -> {
                    JavaClass target = dependency.getTargetClass();
                    return isOf(target, ADAPTERS_MAY)
                            || isOf(target, TECHNOLOGY.getOrDefault(layer(dependency.getOriginClass()), Set.of()));
                }));
    }

    ArchRule thePlatformKnowsNoCapability() {
        return classes()
                .that(are(describe("in the platform", type -> capability(type).equals("platform"))))
                .should(onlyDependOn("the kernel and itself", dependency -> {
                    JavaClass target = dependency.getTargetClass();
                    return !inBase(target) || Set.of("kernel", "platform").contains(capability(target));
                }));
    }

    ArchRule pagesAndCommandsCallUseCases() {
        return classes()
                .that(are(describe(
                        "a page or a command",
                        type -> Set.of("dashboard", "cli").contains(capability(type)))))
                .should(onlyDependOn("use cases and domains, and the backtest", dependency -> {
                    JavaClass target = dependency.getTargetClass();
                    return !inBase(target)
                            || (!isAdapter(target) && !layer(target).equals("worker"))
                            || isShared(target)
                            || capability(target).equals("backtest");
                }));
    }

    ArchRule topicsOfUseCasesAreFreeOfCycles() {
        return slices().matching(base + ".(*).app.(*)..").should().beFreeOfCycles();
    }

    ArchRule topicsOfCommandsAreFreeOfCycles() {
        return slices().matching(base + ".cli.(*)..").should().beFreeOfCycles();
    }

    ArchRule useCasesLookLeft() {
        return classes()
                .that(are(describe("in an app package", c -> layer(c).equals("app"))))
                .should(onlyDependOn(
                        "use cases and domains to the left",
                        dependency -> !inBase(dependency.getTargetClass())
                                || capability(dependency.getTargetClass()).equals("platform")
                                || ((isInner(dependency.getTargetClass(), "domain")
                                                || isInner(dependency.getTargetClass(), "app"))
                                        && isLeft(dependency))));
    }

    ArchRule jobWorkersLiveInWorkerPackages() {
        return methods()
                .that()
                .areAnnotatedWith(JobWorker.class)
                .should()
                .beDeclaredInClassesThat(are(describe("in a worker package", c -> layer(c).equals("worker"))));
    }

    ArchRule workersTouchNoAdapter() {
        return noClasses()
                .that(are(describe("in a worker package", c -> layer(c).equals("worker"))))
                .should()
                .dependOnClassesThat(are(describe("in an adapter", this::isAdapter)));
    }

    ArchRule adaptersDoNotSeeEachOther() {
        return classes()
                .that(are(describe("in an adapter", this::isAdapter)))
                .should(onlyDependOn(
                        "no other adapter",
                        dependency -> !isAdapter(dependency.getTargetClass())
                                || isShared(dependency.getTargetClass())
                                || dependency
                                        .getTargetClass()
                                        .getPackageName()
                                        .equals(dependency.getOriginClass().getPackageName())));
    }

    ArchRule rowsAreHidden() {
        return classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .or()
                .haveSimpleNameEndingWith("JpaRepository")
                .should()
                .notBePublic();
    }

    ArchRule wireTypesAreHidden() {
        return classes()
                .that()
                .resideInAPackage("..http..")
                .and()
                .haveSimpleNameEndingWith("Json")
                .should()
                .notBePublic()
                .allowEmptyShould(true);
    }

    ArchRule capabilitiesAreFreeOfCycles() {
        return slices().matching(base + ".(*)..").should().beFreeOfCycles();
    }

    ArchRule onlyCommandsAndPagesDriveBacktests() {
        return noClasses()
                .that(are(describe(
                        "neither of a command, a page nor the backtest itself",
                        c -> !BACKTEST_DRIVERS.contains(capability(c)))))
                .should()
                .dependOnClassesThat(
                        are(describe("of the backtest", c -> capability(c).equals("backtest"))));
    }

    ArchRule nobodyReadsTheWallClock() {
        return noClasses()
                .that(are(
                        describe("outside the command line", c -> !capability(c).equals("cli"))))
                .should()
                .callMethodWhere(describe("now() or a system clock", (JavaMethodCall call) -> {
                    String owner = call.getTargetOwner().getName();
                    return (owner.startsWith("java.time.") && call.getName().equals("now"))
                            || (owner.equals("java.time.Clock")
                                    && call.getName().startsWith("system"))
                            || (owner.equals("java.time.InstantSource")
                                    && call.getName().equals("system")
                                    && !capability(call.getOriginOwner()).equals("platform"))
                            || (owner.equals("java.lang.System")
                                    && call.getName().equals("currentTimeMillis"));
                }));
    }

    ArchRule onlyTheGateTheRelaysAndTheWatchHaveAClock() {
        return noClasses()
                .that(are(describe(
                        "no reader of the injected clock",
                        c -> !CLOCK_KEEPERS.contains(capability(c))
                                && CLOCK_READERS.stream()
                                        .noneMatch(reader -> c.getName().equals(base + "." + reader)))))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.InstantSource");
    }

    ArchRule nobodyPrintsToStandardOut() {
        return noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");
    }

    ArchRule nothingIsInjectedIntoFields() {
        return noFields().should().beAnnotatedWith(Autowired.class);
    }

    ArchRule nobodyUsesOldDatesOrOldJackson() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..");
    }

    ArchRule moneyIsNeverBinary() {
        return fields().that(are(describe(
                        "named like money",
                        (JavaField f) -> MONEY_WORDS.contains(f.getName().toLowerCase(java.util.Locale.ROOT)))))
                .should()
                .notHaveRawType(describe(
                        "double or float",
                        type -> Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                                .contains(type.getName())));
    }

    ArchRule portsToTheOutsideAreMarked() {
        return classes()
                .that(are(describe("in an adapter that speaks to the outside", c -> isAdapter(c) && speaksOutside(c))))
                .should(new ArchCondition<>("implement only ports that are marked @OutsideCall") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getAllRawInterfaces().stream()
                                .filter(port -> isInner(port, "app"))
                                .filter(port -> !port.isAnnotatedWith(OutsideCall.class))
                                .filter(port -> !MADE_NOT_CALLED.contains(port.getSimpleName()))
                                .forEach(port -> events.add(SimpleConditionEvent.violated(
                                        type, type.getName() + " implements the unmarked " + port.getName())));
                    }
                });
    }

    private static boolean speaksOutside(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .anyMatch(name -> OUTSIDE.stream().anyMatch(name::startsWith));
    }

    private boolean inBase(JavaClass type) {
        return type.getPackageName().startsWith(base + ".");
    }

    private String[] segments(JavaClass type) {
        return inBase(type) ? type.getPackageName().substring(base.length() + 1).split("\\.", -1) : new String[] {""};
    }

    private String capability(JavaClass type) {
        return segments(type)[0];
    }

    private String layer(JavaClass type) {
        String[] segments = segments(type);
        return segments.length > 1 && ORDER.contains(segments[0]) ? segments[1] : "";
    }

    private boolean isInner(JavaClass type, String layer) {
        return capability(type).equals("kernel") || layer(type).equals(layer);
    }

    private boolean isShared(JavaClass type) {
        return SHARED.contains(type.getPackageName()
                .substring(Math.min(base.length() + 1, type.getPackageName().length())));
    }

    private boolean isAdapter(JavaClass type) {
        String layer = layer(type);
        return !layer.isEmpty() && !INNER.contains(layer);
    }

    private boolean isLeft(Dependency dependency) {
        return ORDER.indexOf(capability(dependency.getTargetClass()))
                <= ORDER.indexOf(capability(dependency.getOriginClass()));
    }

    private static ArchCondition<JavaClass> onlyDependOn(
            String what, java.util.function.Predicate<Dependency> allowed) {
        return new ArchCondition<>("only depend on " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    DescribedPredicate<Dependency> predicate = describe(what, allowed);
                    if (!predicate.test(dependency)) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
