package io.bellwether.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold in the application, and each of them fails on the violation planted for it. */
class ArchitectureTest {
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("archfixture");

    static Stream<Named<Function<ArchitectureRules, ArchRule>>> rules() {
        return Stream.of(
                Named.of("domains are pure and look left", ArchitectureRules::domainsArePureAndLookLeft),
                Named.of("use cases know no technology", ArchitectureRules::useCasesKnowNoTechnology),
                Named.of("adapters know their own technology", ArchitectureRules::adaptersKnowTheirOwnTechnology),
                Named.of("the platform knows no capability", ArchitectureRules::thePlatformKnowsNoCapability),
                Named.of("pages and commands call use cases", ArchitectureRules::pagesAndCommandsCallUseCases),
                Named.of("workers know only the engine", ArchitectureRules::workersKnowOnlyTheEngine),
                Named.of("topics of use cases are free of cycles", ArchitectureRules::topicsOfUseCasesAreFreeOfCycles),
                Named.of("topics of commands are free of cycles", ArchitectureRules::topicsOfCommandsAreFreeOfCycles),
                Named.of("use cases look left", ArchitectureRules::useCasesLookLeft),
                Named.of("job workers live in worker packages", ArchitectureRules::jobWorkersLiveInWorkerPackages),
                Named.of("workers touch no adapter", ArchitectureRules::workersTouchNoAdapter),
                Named.of("adapters do not see each other", ArchitectureRules::adaptersDoNotSeeEachOther),
                Named.of("rows are hidden", ArchitectureRules::rowsAreHidden),
                Named.of("wire types are hidden", ArchitectureRules::wireTypesAreHidden),
                Named.of("capabilities are free of cycles", ArchitectureRules::capabilitiesAreFreeOfCycles),
                Named.of(
                        "only commands and pages drive backtests",
                        ArchitectureRules::onlyCommandsAndPagesDriveBacktests),
                Named.of("nobody reads the wall clock", ArchitectureRules::nobodyReadsTheWallClock),
                Named.of(
                        "only the gate, the relays and the watch have a clock",
                        ArchitectureRules::onlyTheGateTheRelaysAndTheWatchHaveAClock),
                Named.of("nobody prints to standard out", ArchitectureRules::nobodyPrintsToStandardOut),
                Named.of("nothing is injected into fields", ArchitectureRules::nothingIsInjectedIntoFields),
                Named.of("nobody uses old dates or old Jackson", ArchitectureRules::nobodyUsesOldDatesOrOldJackson),
                Named.of("money is never binary", ArchitectureRules::moneyIsNeverBinary),
                Named.of("ports to the outside are marked", ArchitectureRules::portsToTheOutsideAreMarked));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsInTheApplication(Function<ArchitectureRules, ArchRule> rule) {
        rule.apply(new ArchitectureRules("io.bellwether")).check(ApplicationClasses.ALL);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void failsOnThePlantedViolation(Function<ArchitectureRules, ArchRule> rule) {
        ArchRule planted = rule.apply(new ArchitectureRules("archfixture"));
        assertThatThrownBy(() -> planted.check(PLANTED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("archfixture");
    }

    @Test
    void rebalancingStandsBetweenExecutionAndReporting() {
        assertThat(new ArchitectureRules("archfixture")
                        .useCasesLookLeft()
                        .evaluate(PLANTED)
                        .getFailureReport()
                        .getDetails())
                .anyMatch(violation -> violation.contains("archfixture.execution.app.StopsRebalancings.right"))
                .anyMatch(violation -> violation.contains("archfixture.rebalance.app.ReadsReports.right"))
                .noneMatch(violation -> violation.contains("archfixture.reporting.app.ShowsRebalancings.left"))
                .noneMatch(violation -> violation.contains("archfixture.reporting.app.ShowsRebalancings.next"));
    }

    @Test
    void seesTheWholeApplication() {
        assertThat(ApplicationClasses.ALL.size()).isGreaterThan(100);
    }
}
