package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.LedgerCheck.Broken;
import io.bellwether.portfolio.domain.LedgerCheck.Holds;
import io.bellwether.portfolio.domain.LedgerCheck.Rule;
import io.bellwether.portfolio.domain.LedgerCheck.Violation;
import io.bellwether.portfolio.domain.LedgerFacts.Holding;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerInvariantTest {
    private static final Symbol ALFA = new Symbol("ALFA");

    @Test
    void holdsWhenEveryRecordAgrees() {
        assertThat(check(facts("949.00", "1000.00", "-51.00", "10", "10", "50.00", "10", "50.00"), "949.00", "55.00"))
                .isEqualTo(new Holds(Money.of("949.00"), Money.of("55.00"), Money.of("1004.00")));
    }

    @Test
    void aCentTooMuchCashBreaksIt() {
        assertBroken(
                check(facts("949.01", "1000.00", "-51.00", "10", "10", "50.00", "10", "50.00"), "949.01", "55.00"),
                Rule.CASH_IS_SUM_OF_FILLS,
                "cash entries add up to 949.01, but funding 1000.00 and fills -51.00 make 949.00");
    }

    @Test
    void aValuationWithOtherCashBreaksIt() {
        assertBroken(
                check(facts("949.00", "1000.00", "-51.00", "10", "10", "50.00", "10", "50.00"), "948.00", "55.00"),
                Rule.CASH_IS_AS_VALUED,
                "cash entries add up to 949.00, but the valuation counts 948.00");
    }

    @Test
    void negativeCashBreaksIt() {
        assertBroken(
                check(facts("-1.00", "50.00", "-51.00", "10", "10", "50.00", "10", "50.00"), "-1.00", "55.00"),
                Rule.CASH_NOT_NEGATIVE,
                "cash is negative: -1.00");
    }

    @Test
    void aShareThatOnlyTheLotsKnowBreaksIt() {
        assertBroken(
                check(facts("949.00", "1000.00", "-51.00", "9", "10", "50.00", "10", "50.00"), "949.00", "55.00"),
                Rule.LOTS_ARE_FILLS,
                "ALFA: fills leave 9 shares, but the lots hold 10");
    }

    @Test
    void aPositionWithOtherSharesOrCostBreaksIt() {
        assertBroken(
                check(facts("949.00", "1000.00", "-51.00", "10", "10", "50.00", "11", "50.00"), "949.00", "55.00"),
                Rule.LOTS_ARE_POSITIONS,
                "ALFA: the lots hold 10 shares that cost 50.00, but the position 11 shares that cost 50.00");
        assertBroken(
                check(facts("949.00", "1000.00", "-51.00", "10", "10", "50.00", "10", "50.01"), "949.00", "55.00"),
                Rule.LOTS_ARE_POSITIONS,
                "ALFA: the lots hold 10 shares that cost 50.00, but the position 10 shares that cost 50.01");
    }

    @Test
    void negativeSharesBreakIt() {
        LedgerFacts facts = new LedgerFacts(
                Money.of("1"), Money.of("1"), Money.ZERO, Map.of(ALFA, new BigDecimal("-1")), Map.of(), Map.of());
        LedgerCheck check = LedgerInvariant.check(facts, Money.of("1"), Money.ZERO, Money.of("1"));
        assertThat(check)
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.violations())
                                .extracting(Violation::rule)
                                .containsExactly(Rule.SHARES_NOT_NEGATIVE, Rule.LOTS_ARE_FILLS));
    }

    @Test
    void equityOtherThanCashAndPositionsBreaksIt() {
        LedgerFacts facts = facts("949.00", "1000.00", "-51.00", "10", "10", "50.00", "10", "50.00");
        assertBroken(
                LedgerInvariant.check(facts, Money.of("949.00"), Money.of("55.00"), Money.of("1004.01")),
                Rule.EQUITY_IS_CASH_AND_POSITIONS,
                "cash 949.00 + positions 55.00 = 1004.00, but equity is 1004.01");
    }

    private static LedgerCheck check(LedgerFacts facts, String cash, String positions) {
        Money value = Money.of(cash);
        return LedgerInvariant.check(facts, value, Money.of(positions), value.plus(Money.of(positions)));
    }

    private static LedgerFacts facts(
            String cash,
            String funding,
            String traded,
            String byFills,
            String lots,
            String lotCost,
            String position,
            String positionCost) {
        return new LedgerFacts(
                Money.of(cash),
                Money.of(funding),
                Money.of(traded),
                Map.of(ALFA, new BigDecimal(byFills)),
                Map.of(ALFA, new Holding(new BigDecimal(lots), Money.of(lotCost))),
                Map.of(ALFA, new Holding(new BigDecimal(position), Money.of(positionCost))));
    }

    private static void assertBroken(LedgerCheck check, Rule rule, String sentence) {
        assertThat(check)
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.violations()).containsExactly(new Violation(rule, sentence)));
    }
}
