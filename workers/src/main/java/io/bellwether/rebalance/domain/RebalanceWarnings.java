package io.bellwether.rebalance.domain;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.WashSales;
import io.bellwether.portfolio.domain.WashSales.TaxedSale;
import io.bellwether.rebalance.domain.PlannedTaxes.PlannedSale;
import io.bellwether.rebalance.domain.RebalanceInput.HeldLot;
import io.bellwether.rebalance.domain.RebalancePlan.Trim;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what a person should heed before acting on a plan. */
final class RebalanceWarnings {
    private final DeskPlan made;
    private final RebalancePlan plan;
    private final List<String> sentences = new ArrayList<>();

    private RebalanceWarnings(DeskPlan made) {
        this.made = made;
        this.plan = made.plan();
    }

    static List<String> of(DeskPlan made) {
        RebalanceWarnings warnings = new RebalanceWarnings(made);
        warnings.weights();
        if (made.plan().input().settings().taxAware()) {
            made.plan().trims().forEach(warnings::otherLots);
            warnings.washSales();
        }
        return warnings.sentences;
    }

    private void weights() {
        for (Symbol symbol : plan.symbols()) {
            if (!plan.input().targets().containsKey(symbol)) {
                say("%s is held without a target: the plan takes it as 0.", symbol);
            }
            if (plan.staysOutside(symbol)) {
                say("%s stays outside of its band: turnover, whole shares or taxes stop its trade short.", symbol);
            }
        }
        Money cashAfter = plan.cashAfter(made.cash());
        if (cashAfter.isNegative()) {
            say("The plan needs %s USD more cash than there is, costs included: lower a target.", cashAfter.negate());
        }
    }

    /** The plan may mean lots that the books would not close: they take them as the desk is set. */
    private void otherLots(Trim trim) {
        Map<String, Quantity> meant = new TreeMap<>();
        Quantity left = trim.quantity();
        Map<String, HeldLot> lots = plan.input().lots().getOrDefault(trim.symbol(), List.of()).stream()
                .collect(Collectors.toMap(HeldLot::id, lot -> lot));
        for (String id : trim.lots()) {
            Quantity take = Objects.requireNonNull(lots.get(id)).quantity().min(left);
            meant.put(id, take);
            left = left.minus(take);
        }
        Map<String, Quantity> closed = new TreeMap<>();
        made.closings().stream()
                .filter(closing -> closing.symbol().equals(trim.symbol()))
                .forEach(closing -> closed.put(closing.lotId(), closing.quantity()));
        if (!meant.equals(closed)) {
            say(
                    "%s: the plan means %s, but the desk's books close lots %s and would take %s.",
                    trim.symbol(), words(meant), made.desk().settings().lotMethod(), words(closed));
        }
    }

    private static String words(Map<String, Quantity> lots) {
        return lots.entrySet().stream()
                .map(lot -> lot.getValue() + " of " + lot.getKey())
                .collect(Collectors.joining(", "));
    }

    private void washSales() {
        LocalDate today = made.asOf().atZone(ExchangeCalendar.ZONE).toLocalDate();
        Map<Symbol, List<PlannedSale>> sales = new TreeMap<>(made.taxes().sales());
        sales.forEach((symbol, planned) -> {
            List<TaxedSale> parts = planned.stream().map(PlannedSale::taxed).toList();
            Money disallowed = parts.stream().map(TaxedSale::disallowed).reduce(Money.ZERO, Money::plus);
            if (disallowed.isPositive()) {
                say(
                        "%s: %s USD of the loss would not count now: shares bought within %d days replace those sold"
                                + " (wash sale).",
                        symbol, disallowed, WashSales.WINDOW_DAYS);
            }
            if (parts.stream().anyMatch(part -> part.recognised().isNegative())) {
                say(
                        "%s is sold at a loss: buying it back before %s would be a wash sale.",
                        symbol, today.plusDays(WashSales.WINDOW_DAYS + 1L));
            }
        });
    }

    private void say(String sentence, Object... values) {
        sentences.add(sentence.formatted(values));
    }
}
