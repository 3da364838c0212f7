package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.LedgerCheck.Rule;
import io.bellwether.portfolio.domain.LedgerCheck.Violation;
import io.bellwether.portfolio.domain.LedgerFacts.Holding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must hold at every snapshot: cash = sum of entries = funding and fills; fills = lots = positions; nothing is
 * negative; cash + positions = equity. All to the cent and to the share.
 */
public final class LedgerInvariant {
    private LedgerInvariant() {}

    /**
     * Compares the records with each other and with a valuation of the same moment.
     *
     * @param facts what each record says
     * @param cash [USD] cash of the valuation
     * @param positionsValue [USD] positions of the valuation
     * @param equity [USD] equity of the valuation
     */
    public static LedgerCheck check(LedgerFacts facts, Money cash, Money positionsValue, Money equity) {
        List<Violation> violations = new ArrayList<>();
        checkCash(facts, cash, violations);
        checkShares(facts, violations);
        if (!cash.plus(positionsValue).equals(equity)) {
            violations.add(new Violation(
                    Rule.EQUITY_IS_CASH_AND_POSITIONS,
                    "cash %s + positions %s = %s, but equity is %s"
                            .formatted(cash, positionsValue, cash.plus(positionsValue), equity)));
        }
        return violations.isEmpty()
                ? new LedgerCheck.Holds(cash, positionsValue, equity)
                : new LedgerCheck.Broken(violations);
    }

    private static void checkCash(LedgerFacts facts, Money cash, List<Violation> violations) {
        Money explained = facts.funding().plus(facts.tradedCash());
        if (!facts.cash().equals(explained)) {
            violations.add(new Violation(
                    Rule.CASH_IS_SUM_OF_FILLS,
                    "cash entries add up to %s, but funding %s and fills %s make %s"
                            .formatted(facts.cash(), facts.funding(), facts.tradedCash(), explained)));
        }
        if (!facts.cash().equals(cash)) {
            violations.add(new Violation(
                    Rule.CASH_IS_AS_VALUED,
                    "cash entries add up to %s, but the valuation counts %s".formatted(facts.cash(), cash)));
        }
        if (facts.cash().isNegative()) {
            violations.add(new Violation(Rule.CASH_NOT_NEGATIVE, "cash is negative: " + facts.cash()));
        }
    }

    private static void checkShares(LedgerFacts facts, List<Violation> violations) {
        Set<Symbol> symbols = new HashSet<>(facts.sharesByFills().keySet());
        symbols.addAll(facts.lots().keySet());
        symbols.addAll(facts.positions().keySet());
        for (Symbol symbol :
                symbols.stream().filter(one -> !holds(facts, one)).sorted().toList()) {
            BigDecimal byFills = facts.sharesByFills().getOrDefault(symbol, BigDecimal.ZERO);
            Holding lots = holding(facts.lots(), symbol);
            Holding position = holding(facts.positions(), symbol);
            if (byFills.min(lots.shares()).min(position.shares()).signum() < 0) {
                violations.add(new Violation(
                        Rule.SHARES_NOT_NEGATIVE,
                        "%s: negative shares (fills %s, lots %s, position %s)"
                                .formatted(symbol, text(byFills), text(lots.shares()), text(position.shares()))));
            }
            if (byFills.compareTo(lots.shares()) != 0) {
                violations.add(new Violation(
                        Rule.LOTS_ARE_FILLS,
                        "%s: fills leave %s shares, but the lots hold %s"
                                .formatted(symbol, text(byFills), text(lots.shares()))));
            }
            if (lots.shares().compareTo(position.shares()) != 0 || !lots.cost().equals(position.cost())) {
                violations.add(new Violation(
                        Rule.LOTS_ARE_POSITIONS,
                        "%s: the lots hold %s shares that cost %s, but the position %s shares that cost %s"
                                .formatted(
                                        symbol,
                                        text(lots.shares()),
                                        lots.cost(),
                                        text(position.shares()),
                                        position.cost())));
            }
        }
    }

    /** Whether fills, lots and position of the symbol say the same, and no less than nothing. */
    private static boolean holds(LedgerFacts facts, Symbol symbol) {
        BigDecimal byFills = facts.sharesByFills().getOrDefault(symbol, BigDecimal.ZERO);
        Holding lots = holding(facts.lots(), symbol);
        Holding position = holding(facts.positions(), symbol);
        return byFills.signum() >= 0
                && byFills.compareTo(lots.shares()) == 0
                && lots.shares().compareTo(position.shares()) == 0
                && lots.cost().equals(position.cost());
    }

    private static Holding holding(Map<Symbol, Holding> holdings, Symbol symbol) {
        return holdings.getOrDefault(symbol, Holding.NONE);
    }

    private static String text(BigDecimal shares) {
        return shares.signum() == 0 ? "0" : shares.stripTrailingZeros().toPlainString();
    }
}
