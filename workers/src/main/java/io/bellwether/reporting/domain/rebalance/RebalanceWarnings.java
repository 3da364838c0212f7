package io.bellwether.reporting.domain.rebalance;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.LotClosing;
import io.bellwether.portfolio.domain.WashSales;
import io.bellwether.portfolio.domain.WashSales.TaxedSale;
import io.bellwether.reporting.domain.rebalance.RebalanceView.Line;
import io.bellwether.risk.domain.rebalance.RebalanceInput;
import io.bellwether.risk.domain.rebalance.RebalanceInput.HeldLot;
import io.bellwether.risk.domain.rebalance.RebalancePlan.Trim;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what a person should heed before acting on a plan. */
public final class RebalanceWarnings {
    private final RebalanceSheet sheet;
    private final List<String> sentences = new ArrayList<>();

    private RebalanceWarnings(RebalanceSheet sheet) {
        this.sheet = sheet;
    }

    /**
     * The warnings of a plan.
     *
     * @param closings what the books would close of the planned sales; empty where taxes are not looked at
     */
    public static List<String> of(RebalanceSheet sheet, List<LotClosing> closings) {
        RebalanceWarnings warnings = new RebalanceWarnings(sheet);
        warnings.weights();
        if (sheet.input().settings().taxAware()) {
            sheet.plan().trims().forEach(trim -> warnings.otherLots(trim, closings));
            warnings.washSales();
        }
        return warnings.sentences;
    }

    private void weights() {
        RebalanceView view = sheet.view(List.of());
        RebalanceInput input = sheet.input();
        for (Line line : view.lines()) {
            Symbol symbol = new Symbol(line.symbol());
            if (!input.targets().containsKey(symbol)) {
                say("%s is held without a target: the plan takes it as 0.", symbol);
            }
            boolean outside = line.trade()
                    .flatMap(trade -> input.isInBand(symbol, RebalanceSheet.after(line.shares(), trade)))
                    .filter(inside -> !inside)
                    .isPresent();
            if (outside) {
                say("%s stays outside of its band: turnover, whole shares or taxes stop its trade short.", symbol);
            }
        }
        Money cashAfter = new Money(view.totals().cashAfter());
        if (cashAfter.isNegative()) {
            say("The plan needs %s USD more cash than there is, costs included: lower a target.", cashAfter.negate());
        }
    }

    /** The plan may mean lots that the books would not close: they take them as the desk is set. */
    private void otherLots(Trim trim, List<LotClosing> closings) {
        Map<String, Quantity> meant = new TreeMap<>();
        Quantity left = trim.quantity();
        Map<String, HeldLot> lots = sheet.input().lots().getOrDefault(trim.symbol(), List.of()).stream()
                .collect(Collectors.toMap(HeldLot::id, lot -> lot));
        for (String id : trim.lots()) {
            Quantity take = Objects.requireNonNull(lots.get(id)).quantity().min(left);
            meant.put(id, take);
            left = left.minus(take);
        }
        Map<String, Quantity> closed = new TreeMap<>();
        closings.stream()
                .filter(closing -> closing.symbol().equals(trim.symbol()))
                .forEach(closing -> closed.put(closing.lotId(), closing.quantity()));
        if (!meant.equals(closed)) {
            say(
                    "%s: the plan means %s, but the desk's books close lots %s and would take %s.",
                    trim.symbol(), words(meant), sheet.desk().settings().lotMethod(), words(closed));
        }
    }

    private static String words(Map<String, Quantity> lots) {
        return lots.entrySet().stream()
                .map(lot -> lot.getValue() + " of " + lot.getKey())
                .collect(Collectors.joining(", "));
    }

    private void washSales() {
        LocalDate today = sheet.asOf().atZone(ExchangeCalendar.ZONE).toLocalDate();
        Map<Symbol, List<TaxedSale>> sales = new TreeMap<>(sheet.taxes().sales());
        sales.forEach((symbol, parts) -> {
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
