package io.bellwether.execution.paper;

import io.bellwether.execution.domain.fills.FillRules;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TradingSession;
import io.bellwether.marketdata.app.FactReader;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.MarketEvent.Halt;
import io.bellwether.marketdata.domain.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the paper exchange knows of a symbol at a moment; every read goes through {@code asOf}. */
@Component
class PaperMarket {
    /** An order that comes this soon after the open stood at the open: timers fire a little late. */
    static final Duration OPENING = Duration.ofMinutes(5);

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final MarketReader reader;
    private final FactReader facts;

    PaperMarket(MarketReader reader, FactReader facts) {
        this.reader = reader;
        this.facts = facts;
    }

    /**
     * A price of a session.
     *
     * @param price what was paid
     * @param at [UTC] when
     */
    record Seen(Price price, Instant at) {}

    TradingSession session(LocalDate date) {
        return calendar.session(date)
                .orElseThrow(() -> new IllegalStateException("an order stands for " + date + ", which has no session"));
    }

    Optional<TradingSession> findSession(LocalDate date) {
        return calendar.session(date);
    }

    /** The session that is going on or was the last to open. */
    TradingSession lastOpened(Instant asOf) {
        LocalDate day = day(asOf);
        return calendar.session(day)
                .filter(session -> !asOf.isBefore(session.open()))
                .orElseGet(() -> session(calendar.previous(day)));
    }

    /** The first session that is still to open. */
    TradingSession nextToOpen(Instant asOf) {
        LocalDate day = day(asOf);
        return calendar.session(day)
                .filter(session -> asOf.isBefore(session.open()))
                .orElseGet(() -> session(calendar.next(day)));
    }

    boolean isTradable(String market, Symbol symbol, Instant asOf) {
        return reader.instruments(market, asOf).stream()
                .anyMatch(instrument -> instrument.symbol().equals(symbol) && !instrument.benchmark());
    }

    /** The last price of the session, if it is newer than what was seen before; none while trading is stopped. */
    Optional<Seen> newer(String market, Symbol symbol, LocalDate session, Instant seenUntil, Instant asOf) {
        return reader.quote(market, symbol, asOf)
                .filter(quote ->
                        day(quote.asOf()).equals(session) && quote.asOf().isAfter(seenUntil))
                .filter(quote -> halt(market, symbol, asOf).isEmpty())
                .map(PaperMarket::seen);
    }

    /** The last price of the session known at the moment; none while trading in the symbol is stopped. */
    Optional<Seen> last(String market, Symbol symbol, LocalDate session, Instant asOf) {
        return newer(market, symbol, session, Instant.MIN, asOf);
    }

    /** The exchange's stop of trading in the symbol that is in force at the moment. */
    Optional<Halt> halt(String market, Symbol symbol, Instant asOf) {
        return Optional.ofNullable(facts.halts(market, asOf).get(symbol));
    }

    /** The price the session opened at, or the first one seen of it when the open was missed. */
    Optional<Seen> open(String market, Symbol symbol, TradingSession session, Instant asOf) {
        Optional<Seen> fromBar =
                bar(market, symbol, session.date(), asOf).map(bar -> new Seen(bar.open(), session.open()));
        Instant opening = session.open().plus(OPENING);
        return fromBar.or(() -> last(market, symbol, session.date(), opening.isBefore(asOf) ? opening : asOf))
                .or(() -> last(market, symbol, session.date(), asOf));
    }

    Optional<Bar> bar(String market, Symbol symbol, LocalDate session, Instant asOf) {
        return reader.sessionBar(market, symbol, session, asOf);
    }

    /** Average volume of the sessions before the given one; zero when none is known. */
    BigDecimal averageVolume(String market, Symbol symbol, LocalDate session, Instant asOf) {
        List<Bar> before = reader.bars(market, symbol, asOf, FillRules.VOLUME_LOOKBACK + 1).stream()
                .filter(bar -> bar.date().isBefore(session))
                .toList();
        List<Bar> counted = before.subList(Math.max(0, before.size() - FillRules.VOLUME_LOOKBACK), before.size());
        if (counted.isEmpty()) {
            return BigDecimal.ZERO;
        }
        long total = counted.stream().mapToLong(Bar::volume).sum();
        return BigDecimal.valueOf(total).divide(BigDecimal.valueOf(counted.size()), 4, RoundingMode.HALF_UP);
    }

    private static Seen seen(Quote quote) {
        return new Seen(quote.price(), quote.asOf());
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(ExchangeCalendar.ZONE).toLocalDate();
    }
}
