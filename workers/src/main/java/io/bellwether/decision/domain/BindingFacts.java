package io.bellwether.decision.domain;

import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.Deferred;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the desk's rules bind it to at a session's moment, as the rules themselves say it: nobody else computes any of
 * it.
 *
 * @param limits every limit of the desk by {@link LimitKey#key()}, in its unit
 * @param costs what an execution costs
 * @param measures how the rules measure
 * @param room what is left of the desk's limits
 * @param lossRooms what may still be lost before buying ends, of the day and of the week
 * @param stage how far the drawdown brake is pulled: FREE, REDUCE, STOP_BUYING or HALT
 * @param clusters what is held or on open buys and moves together, the largest first
 * @param openOrders orders that may still trade, resting stops left out
 * @param refusals what the rules refuse of any purchase, and of any sale of a holding, whatever is said of it
 * @param most how large a purchase of each other symbol may be, by symbol
 * @param reports the next report of each company where one is known, by date
 */
public record BindingFacts(
        Map<String, BigDecimal> limits,
        CostModel costs,
        Measures measures,
        Room room,
        List<LossRoom> lossRooms,
        String stage,
        List<Cluster> clusters,
        List<Open> openOrders,
        List<Refusal> refusals,
        List<Most> most,
        List<Report> reports) {
    public BindingFacts {
        limits = Collections.unmodifiableMap(new TreeMap<>(limits));
        lossRooms = List.copyOf(lossRooms);
        clusters = List.copyOf(clusters);
        openOrders = List.copyOf(openOrders);
        refusals = Deferred.copyOf(refusals);
        most = Deferred.copyOf(most);
        reports = List.copyOf(reports);
    }

    /** The desk's limit; its default where the facts were written before there was such a limit. */
    public BigDecimal limit(LimitKey key) {
        return limits.getOrDefault(key.key(), key.standard());
    }

    /** Largest purchase of the symbol now [USD]; empty when the rules refuse any. */
    public Optional<Most> most(Symbol symbol) {
        return most.stream().filter(m -> m.symbol().equals(symbol)).findFirst();
    }

    /** The next report of the company, where one is known. */
    public Optional<LocalDate> report(Symbol symbol) {
        return reports.stream()
                .filter(r -> r.symbol().equals(symbol))
                .map(Report::date)
                .findFirst();
    }

    /**
     * How the rules measure.
     *
     * @param togetherFrom correlation from which on two symbols move together [0..1]
     * @param togetherSessions sessions it is measured over
     * @param tick price step from one dollar up [USD per share]
     * @param tickBelowOneDollar price step below [USD per share]
     */
    public record Measures(
            BigDecimal togetherFrom, int togetherSessions, BigDecimal tick, BigDecimal tickBelowOneDollar) {}

    /**
     * What is left.
     *
     * @param spendable [USD] cash for purchases now: without the reserve and what open buys may take; negative when the
     *     reserve is used already
     * @param largestPosition [USD] of a symbol without stricter limits of its own
     * @param riskPerTrade [USD] what a purchase may lose at its stop, likewise
     * @param boughtToday [USD]
     * @param stillToday [USD] what may still be bought today
     * @param symbols held or on open buys
     * @param newSymbols how many more there may be
     * @param sizeFactor what the drawdown leaves of a purchase's size [0..1]
     */
    public record Room(
            Money spendable,
            Money largestPosition,
            Money riskPerTrade,
            Money boughtToday,
            Money stillToday,
            int symbols,
            int newSymbols,
            BigDecimal sizeFactor) {}

    /**
     * What may still be lost before buying ends.
     *
     * @param period day or week
     * @param start [USD] equity it began with; empty before the first close
     * @param change since then [fraction]
     * @param left [USD] what may still be lost
     * @param spent whether nothing is bought any more
     */
    public record LossRoom(
            String period, Optional<Money> start, Optional<BigDecimal> change, Optional<Money> left, boolean spent) {}

    /**
     * Symbols that move together, by correlation or by sector.
     *
     * @param value [USD]
     * @param left [USD] how much more of them may be bought
     */
    public record Cluster(List<Symbol> symbols, Money value, Money left) {
        public Cluster {
            symbols = List.copyOf(symbols);
        }
    }

    /** An order that may still trade, with what is left of it and its limit or the price it was sized with. */
    public record Open(Symbol symbol, Side side, Quantity quantity, Price price) {}

    /**
     * A rule's refusal, of all symbols that it refuses with the same words.
     *
     * @param action BUY or SELL
     * @param rule its name
     * @param detail what it says
     * @param numbers the numbers it rests on, where all symbols have the same
     */
    public record Refusal(
            Action action, String rule, String detail, Map<String, BigDecimal> numbers, List<Symbol> symbols) {
        public Refusal {
            numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
            symbols = List.copyOf(symbols);
        }
    }

    /**
     * The largest purchase that the limits leave, at the desk's own stop and before the day's risk multiplier.
     *
     * @param usd [USD] rounded down
     * @param by which limit sets it
     */
    public record Most(Symbol symbol, BigDecimal usd, String by) {}

    /**
     * A company's next report.
     *
     * @param sessions sessions until then
     */
    public record Report(Symbol symbol, LocalDate date, int sessions) {}
}
