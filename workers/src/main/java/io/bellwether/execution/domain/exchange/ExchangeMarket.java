package io.bellwether.execution.domain.exchange;

import io.bellwether.execution.domain.fills.FillRules;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import io.bellwether.marketdata.domain.MarketView;
import io.bellwether.marketdata.domain.Spread;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the exchange knows of a symbol at a moment, from a view of the market. */
class ExchangeMarket {
    /** An order that comes this soon after the open stood at the open: timers fire a little late. */
    static final Duration OPENING = Duration.ofMinutes(5);

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final MarketView view;

    ExchangeMarket(MarketView view) {
        this.view = view;
    }

    /**
     * A price of a session.
     *
     * @param price what was paid
     * @param at [UTC] when
     * @param spread bid and ask of the moment, where they are known; the price lies between the two
     */
    record Seen(Price price, Instant at, Optional<Spread> spread) {}

    /** The session that an order stands for; the next one when the exchange stays closed, which was told after it came. */
    ExchangeHours hours(LocalDate date) {
        return calendar.hours(date)
                .orElseGet(() -> calendar.hours(calendar.next(date)).orElseThrow());
    }

    Optional<ExchangeHours> findHours(LocalDate date) {
        return calendar.hours(date);
    }

    /** The session that is going on or was the last to open. */
    ExchangeHours lastOpened(Instant asOf) {
        LocalDate day = day(asOf);
        return calendar.hours(day)
                .filter(hours -> !asOf.isBefore(hours.open()))
                .orElseGet(() -> hours(calendar.previous(day)));
    }

    /** The first session that is still to open. */
    ExchangeHours nextToOpen(Instant asOf) {
        LocalDate day = day(asOf);
        return calendar.hours(day)
                .filter(hours -> asOf.isBefore(hours.open()))
                .orElseGet(() -> hours(calendar.next(day)));
    }

    boolean isTradable(Symbol symbol) {
        return view.instruments().stream()
                .anyMatch(instrument -> instrument.symbol().equals(symbol) && !instrument.benchmark());
    }

    /** The last price of the session, if it is newer than what was seen before; none while trading is stopped. */
    Optional<Seen> newer(Symbol symbol, LocalDate hours, Instant seenUntil, Instant asOf) {
        return view.at(asOf)
                .quote(symbol)
                .filter(quote ->
                        quote.asOf().isAfter(seenUntil) && day(quote.asOf()).equals(hours))
                .filter(quote -> halt(symbol, asOf).isEmpty())
                .map(ExchangeMarket::seen);
    }

    /** The last price of the session known at the moment; none while trading in the symbol is stopped. */
    Optional<Seen> last(Symbol symbol, LocalDate hours, Instant asOf) {
        return newer(symbol, hours, Instant.MIN, asOf);
    }

    /** The exchange's stop of trading in the symbol that is in force at the moment. */
    Optional<TradingHalt> halt(Symbol symbol, Instant asOf) {
        return Optional.ofNullable(view.at(asOf).halts().get(symbol));
    }

    /** The price the session opened at, or the first one seen of it when the open was missed. */
    Optional<Seen> open(Symbol symbol, ExchangeHours hours, Instant asOf) {
        Optional<Seen> fromBar =
                bar(symbol, hours.date(), asOf).map(bar -> new Seen(bar.open(), hours.open(), Optional.empty()));
        Instant opening = hours.open().plus(OPENING);
        return fromBar.or(() -> last(symbol, hours.date(), opening.isBefore(asOf) ? opening : asOf))
                .or(() -> last(symbol, hours.date(), asOf));
    }

    Optional<Bar> bar(Symbol symbol, LocalDate hours, Instant asOf) {
        return view.at(asOf).sessionBar(symbol, hours);
    }

    /** Average volume of the sessions before the given one; zero when none is known. */
    BigDecimal averageVolume(Symbol symbol, LocalDate hours, Instant asOf) {
        List<Bar> counted = before(symbol, hours, asOf, FillRules.VOLUME_LOOKBACK);
        if (counted.isEmpty()) {
            return BigDecimal.ZERO;
        }
        long total = counted.stream().mapToLong(Bar::volume).sum();
        return BigDecimal.valueOf(total).divide(BigDecimal.valueOf(counted.size()), 4, RoundingMode.HALF_UP);
    }

    /**
     * Standard deviation of the logarithmic returns of the sessions before the given one, as many as make the average
     * volume; zero for fewer than two of them.
     */
    BigDecimal volatility(Symbol symbol, LocalDate hours, Instant asOf) {
        double[] closes = before(symbol, hours, asOf, FillRules.VOLUME_LOOKBACK + 1).stream()
                .mapToDouble(bar -> bar.close().value().doubleValue())
                .toArray();
        int returns = closes.length - 1;
        if (returns < 2) {
            return BigDecimal.ZERO;
        }
        double mean = StrictMath.log(closes[returns] / closes[0]) / returns;
        double squares = 0;
        for (int i = 1; i < closes.length; i++) {
            double off = StrictMath.log(closes[i] / closes[i - 1]) - mean;
            squares += off * off;
        }
        return BigDecimal.valueOf(StrictMath.sqrt(squares / (returns - 1))).setScale(8, RoundingMode.HALF_UP);
    }

    private List<Bar> before(Symbol symbol, LocalDate hours, Instant asOf, int most) {
        List<Bar> before = view.at(asOf).bars(symbol, most + 1).stream()
                .filter(bar -> bar.date().isBefore(hours))
                .toList();
        return before.subList(Math.max(0, before.size() - most), before.size());
    }

    private static Seen seen(LastPrice quote) {
        return new Seen(quote.price(), quote.asOf(), quote.spread());
    }

    /** The exchange's day of the moment. */
    static LocalDate day(Instant moment) {
        return moment.atZone(ExchangeCalendar.ZONE).toLocalDate();
    }
}
