package io.bellwether.portfolio.files;

import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.SourceTrade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Short sales of a broker who marks the sale and not the purchase that ends it: while shares are owed, what is bought
 * is given back and no holding.
 */
final class ShortSales {
    /** Shares that are owed from then on; below zero they were given back. */
    private record Owed(EventTime when, Symbol symbol, BigDecimal shares) {}

    private final List<Owed> sales = new ArrayList<>();

    void add(EventTime when, Symbol symbol, BigDecimal shares) {
        sales.add(new Owed(when, symbol, shares));
    }

    /** Takes the purchases out that end a short sale, and tells them. */
    void resolve(List<SourceTrade> trades, Reading out) {
        List<SourceTrade> buys = trades.stream()
                .filter(trade -> trade.side() == Side.BUY)
                .sorted(Comparator.comparing(SourceTrade::date).thenComparing(ShortSales::moment))
                .toList();
        for (SourceTrade buy : buys) {
            BigDecimal owed = sales.stream()
                    .filter(sale -> sale.symbol().equals(buy.symbol()) && !isAfter(sale, buy))
                    .map(Owed::shares)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (buy.quantity().value().compareTo(owed) <= 0) {
                trades.remove(buy);
                sales.add(new Owed(
                        new EventTime(buy.date(), buy.time()),
                        buy.symbol(),
                        buy.quantity().value().negate()));
                out.notAShare(
                        buy.at(),
                        buy.date(),
                        "the end of a short sale (%s)".formatted(buy.symbol()),
                        Optional.of(buy.cashOut().negate().amount()));
            }
        }
        sales.clear();
    }

    private static boolean isAfter(Owed sale, SourceTrade buy) {
        return sale.when().date().isAfter(buy.date())
                || sale.when().date().equals(buy.date())
                        && sale.when().time().orElse(Instant.EPOCH).isAfter(moment(buy));
    }

    private static Instant moment(SourceTrade trade) {
        return trade.time().orElse(Instant.EPOCH);
    }
}
