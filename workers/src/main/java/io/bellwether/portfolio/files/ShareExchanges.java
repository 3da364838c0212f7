package io.bellwether.portfolio.files;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.Finding.Kind;
import io.bellwether.portfolio.domain.imports.RecordEvent;
import io.bellwether.portfolio.domain.imports.SourceRow;
import io.bellwether.portfolio.domain.imports.SourceTrade;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Exchanges of shares. Brokers print them as rows of their own, one for the shares that went and one for those that came,
 * or a single one for the difference; the old shares often go by the number of the security instead of the ticker.
 */
final class ShareExchanges {
    /** What shares are exchanged by. */
    enum By {
        /** More or fewer of the same shares. */
        SPLIT,
        /** Shares of another company, or cash. */
        MERGER
    }

    /**
     * One row.
     *
     * @param at the row
     * @param date first session with the new shares
     * @param by what kind
     * @param group rows of one day with the same word belong together
     * @param name the ticker, or the number of the security
     * @param shares positive when they came
     * @param alone the same where no other row belongs to it
     * @param cash [USD] that the row pays
     * @param id the file's own id
     */
    record Leg(
            SourceRow at,
            LocalDate date,
            By by,
            String group,
            String name,
            BigDecimal shares,
            BigDecimal alone,
            BigDecimal cash,
            Optional<String> id) {
        private Leg paying(BigDecimal more) {
            return new Leg(at, date, by, group, name, shares, alone, cash.add(more), id);
        }
    }

    private final Map<String, List<Leg>> groups = new LinkedHashMap<>();

    void add(Leg leg) {
        groups.computeIfAbsent(leg.date() + ":" + leg.by() + ":" + leg.group(), key -> new ArrayList<>())
                .add(leg);
    }

    /** Tells what the rows make, now that all are known. */
    void resolve(List<SourceTrade> trades, Reading out) {
        Set<String> traded =
                trades.stream().map(trade -> trade.symbol().value()).collect(Collectors.toSet());
        for (List<Leg> legs : groups.values()) {
            try {
                group(legs, traded, out);
            } catch (BadRow e) {
                out.keep(Reading.badRow(legs.getFirst().at(), e.getMessage() + "; the exchange of shares is refused"));
            }
        }
        groups.clear();
    }

    private static void group(List<Leg> legs, Set<String> traded, Reading out) {
        List<Leg> came = new ArrayList<>(
                legs.stream().filter(leg -> leg.shares().signum() > 0).toList());
        List<Leg> went = new ArrayList<>(
                legs.stream().filter(leg -> leg.shares().signum() < 0).toList());
        legs.stream().filter(leg -> leg.shares().signum() == 0).forEach(leg -> pay(leg, went, out));
        for (Leg old : List.copyOf(went)) {
            came.stream()
                    .filter(leg -> leg.name().equals(old.name()))
                    .findFirst()
                    .ifPresent(same -> {
                        came.remove(same);
                        went.remove(old);
                        pair(old, same, traded, out);
                    });
        }
        if (came.size() == 1 && went.size() == 1) {
            pair(went.removeFirst(), came.removeFirst(), traded, out);
        }
        if (!came.isEmpty() && !went.isEmpty()) {
            for (List<Leg> rest : List.of(came, went)) {
                rest.forEach(leg -> out.refuse(
                        Kind.UNKNOWN_ROW,
                        leg.at(),
                        Optional.of(leg.date()),
                        Optional.empty(),
                        "%s shares of %s are exchanged for others; which belong together is not certain; row refused"
                                .formatted(leg.shares().toPlainString(), leg.name())));
            }
            return;
        }
        came.forEach(leg -> alone(leg, out));
        went.forEach(leg -> alone(leg, out));
    }

    /** Cash on a row of its own is paid for the shares that went, where it is certain which. */
    private static void pay(Leg cash, List<Leg> went, Reading out) {
        List<Leg> same =
                went.stream().filter(leg -> leg.name().equals(cash.name())).toList();
        if (same.size() == 1) {
            went.set(went.indexOf(same.getFirst()), same.getFirst().paying(cash.cash()));
        } else {
            out.cash(
                    cash.at(),
                    cash.date(),
                    RecordEvent.CashKind.CASH_IN_LIEU,
                    cash.cash(),
                    VendorSymbols.about(Optional.of(cash.name())),
                    "",
                    cash.id());
        }
    }

    private static void pair(Leg old, Leg fresh, Set<String> traded, Reading out) {
        Symbol to = symbol(fresh);
        Symbol from = isNumber(old.name()) && !traded.contains(old.name()) ? to : symbol(old);
        BigDecimal newRate = fresh.shares();
        BigDecimal oldRate = old.shares().negate();
        Optional<String> id = fresh.id().or(old::id);
        boolean renamed = !from.equals(to);
        if (newRate.compareTo(oldRate) != 0) {
            out.event(new RecordEvent.Split(
                    old.at(),
                    fresh.date(),
                    from,
                    newRate,
                    oldRate,
                    Optional.of(to).filter(name -> renamed),
                    id));
        } else if (renamed) {
            out.event(new RecordEvent.SymbolChange(old.at(), fresh.date(), from, to, id));
        } else {
            out.aside("exchange shares for as many of the same name", old.at());
        }
        BigDecimal cash = old.cash().add(fresh.cash());
        out.cash(
                old.at(),
                fresh.date(),
                RecordEvent.CashKind.CASH_IN_LIEU,
                cash,
                Optional.of(to),
                "",
                id.map(own -> own + ":cash"));
    }

    private static void alone(Leg leg, Reading out) {
        if (isNumber(leg.name())) {
            out.refuse(
                    Kind.UNKNOWN_ROW,
                    leg.at(),
                    Optional.of(leg.date()),
                    Optional.empty(),
                    "%s shares of the security %s change; no row says its ticker; row refused"
                            .formatted(leg.shares().toPlainString(), leg.name()));
            return;
        }
        Symbol symbol = symbol(leg);
        if (leg.by() == By.SPLIT) {
            out.event(new RecordEvent.SplitShares(leg.at(), leg.date(), symbol, leg.alone(), leg.id()));
        } else if (leg.alone().signum() < 0 && leg.cash().signum() <= 0) {
            out.refuse(
                    Kind.UNKNOWN_ROW,
                    leg.at(),
                    Optional.of(leg.date()),
                    Optional.of(symbol),
                    "%s shares are gone and no row says what came for them; row refused: say what it was with --actions"
                            .formatted(leg.alone().negate().toPlainString()));
        } else if (leg.alone().signum() < 0) {
            out.event(new RecordEvent.Payout(
                    leg.at(),
                    leg.date(),
                    symbol,
                    CsvRow.quantity("quantity", leg.alone().negate()),
                    Money.rounded(leg.cash()),
                    leg.id()));
        } else {
            out.event(new RecordEvent.Transfer(leg.at(), leg.date(), symbol, leg.shares(), Optional.empty(), leg.id()));
        }
    }

    private static Symbol symbol(Leg leg) {
        return CsvRow.symbol("symbol", leg.name());
    }

    /** Whether the name is a CUSIP: nine places, most of them digits. */
    static boolean isNumber(String name) {
        return name.matches("[0-9A-Z*@#]{9}")
                && name.chars().filter(Character::isDigit).count() >= 5;
    }
}
