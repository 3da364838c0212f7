package io.bellwether.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.decision.domain.ConsultationRules.Candidate;
import io.bellwether.decision.domain.ConsultationRules.Choice;
import io.bellwether.desk.domain.AdviceBudget;
import io.bellwether.kernel.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsultationRulesTest {
    private static final Map<String, String> PRICES =
            Map.of("big", "0.50", "other", "0.30", "small", "0.05", "strategies", "0", "recorded", "0");
    private static final AdviceBudget BUDGET =
            new AdviceBudget(Money.of("5"), Money.of("60"), new BigDecimal("0.80"), Optional.of("small"), "strategies");

    @ParameterizedTest(name = "{0} with {1} today and {2} this month: {3}, ask {4}")
    @CsvSource({
        "big other strategies, 0,        0,         NORMAL, big other strategies",
        "big other strategies, 3.999999, 47.999999, NORMAL, big other strategies",
        "big other strategies, 4.00,     4.00,      NEAR,   small other strategies",
        "big other strategies, 0,        48.00,     NEAR,   small other strategies",
        "strategies big other, 4.00,     4.00,      NEAR,   strategies small other",
        "big small strategies, 4.20,     4.20,      NEAR,   small strategies",
        "big other strategies, 4.70,     4.70,      NEAR,   small other strategies",
        "big other strategies, 4.700001, 4.700001,  NEAR,   small strategies",
        "big,                  4.95,     4.95,      NEAR,   small",
        "big,                  4.950001, 4.950001,  SPENT,  strategies",
        "big recorded,         5,        5,         SPENT,  strategies recorded",
        "big strategies,       0,        59.99,     SPENT,  strategies",
        "big strategies,       9,        90,        SPENT,  strategies",
        "strategies recorded,  9,        90,        NORMAL, strategies recorded"
    })
    void choosesByWhatIsLeft(String own, String today, String month, ConsultationPlan.State state, String asked) {
        assertThat(choose(own, Optional.of("small"), today, month, BUDGET))
                .isEqualTo(new Choice(List.of(asked.split(" ")), state));
    }

    @Test
    void withoutCheaperAdvisorTheDeskKeepsItsOwn() {
        assertThat(choose("big other", Optional.empty(), "4.10", "4.10", BUDGET))
                .isEqualTo(new Choice(List.of("big", "other"), ConsultationPlan.State.NEAR));
    }

    @Test
    void aBudgetOfNothingPaysForNothing() {
        AdviceBudget none = new AdviceBudget(
                Money.ZERO, Money.of("60"), new BigDecimal("0.80"), Optional.of("small"), "strategies");
        assertThat(choose("big", Optional.of("small"), "0", "0", none))
                .isEqualTo(new Choice(List.of("strategies"), ConsultationPlan.State.SPENT));
    }

    @Test
    void anAdvisorThatNoBudgetPaysForGivesItsPlaceToTheCheaper() {
        AdviceBudget tight = new AdviceBudget(
                Money.of("0.10"), Money.of("60"), new BigDecimal("0.80"), Optional.of("small"), "strategies");
        assertThat(choose("big", Optional.of("small"), "0", "0", tight))
                .isEqualTo(new Choice(List.of("small"), ConsultationPlan.State.NEAR));
    }

    @Test
    void refusesAmountsThatCannotBe() {
        assertThatThrownBy(() -> new AdviceSpent(new BigDecimal("2"), BigDecimal.ONE))
                .hasMessage("spent must be >= 0 and a month not less than its day, was 1 and 2");
        assertThatThrownBy(() -> new Candidate("odd", BigDecimal.ONE.negate())).hasMessageContaining("must be >= 0");
    }

    record Call(int day, BigDecimal highest, BigDecimal share) {
        BigDecimal cost() {
            return highest.multiply(share);
        }
    }

    @Provide
    Arbitrary<List<Call>> calls() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, new BigDecimal("3"))
                                .ofScale(6),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.ONE)
                                .ofScale(2))
                .as(Call::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 1000)
    void noSequenceOfCallsOvershootsABudget(@ForAll("calls") List<Call> calls) {
        AdviceBudget budget =
                new AdviceBudget(Money.of("5"), Money.of("12"), new BigDecimal("0.80"), Optional.empty(), "strategies");
        Map<Integer, BigDecimal> spent = new HashMap<>();
        for (Call call : calls) {
            BigDecimal month = spent.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            AdviceSpent before = new AdviceSpent(spent.getOrDefault(call.day(), BigDecimal.ZERO), month);
            if (before.leavesRoomFor(call.highest(), budget)) {
                spent.merge(call.day(), call.cost(), BigDecimal::add);
            }
        }
        assertThat(spent.values()).allSatisfy(day -> assertThat(day).isLessThanOrEqualTo(new BigDecimal("5")));
        assertThat(spent.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isLessThanOrEqualTo(new BigDecimal("12"));
    }

    @Property(tries = 500)
    void whoeverIsPlannedCanBePaid(
            @ForAll("amounts") BigDecimal today, @ForAll("amounts") BigDecimal earlier, @ForAll boolean cheaper) {
        AdviceSpent spent = new AdviceSpent(today, today.add(earlier));
        Choice choice = ConsultationRules.choose(
                candidates("big other strategies"),
                cheaper ? Optional.of(candidate("small")) : Optional.empty(),
                candidate("strategies"),
                spent,
                BUDGET);
        assertThat(choice.advisors())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(spent.leavesRoomFor(new BigDecimal(PRICES.get(name)), BUDGET))
                        .isTrue());
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("70"))
                .ofScale(6);
    }

    private static Choice choose(
            String own, Optional<String> cheaper, String today, String month, AdviceBudget budget) {
        return ConsultationRules.choose(
                candidates(own),
                cheaper.map(ConsultationRulesTest::candidate),
                candidate(budget.fallback()),
                new AdviceSpent(new BigDecimal(today), new BigDecimal(month)),
                budget);
    }

    private static List<Candidate> candidates(String names) {
        return Arrays.stream(names.split(" "))
                .map(ConsultationRulesTest::candidate)
                .toList();
    }

    private static Candidate candidate(String name) {
        return new Candidate(name, new BigDecimal(PRICES.get(name)));
    }
}
