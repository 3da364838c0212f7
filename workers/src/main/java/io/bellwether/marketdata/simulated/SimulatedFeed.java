package io.bellwether.marketdata.simulated;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Imported;
import io.bellwether.marketdata.app.MarketFeed;
import io.bellwether.marketdata.app.Wanted;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.SessionQuotes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The simulated market as a feed: 300 sessions before the first trading date asked for, then what is new. Only finished
 * sessions are delivered, with the reports and halts that become known up to the end of the next one. During a session the last half-hour point of each symbol's path is its intraday quote.
 */
@Component
final class SimulatedFeed implements MarketFeed {
    /** Part of the fingerprint: a change of the generator leads to a new import. */
    private static final String RULES = "simulated-2-";

    private static final int HISTORY = 300;
    private static final int REMEMBERED = 4;

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final List<Instrument> instruments = new ArrayList<>(Companies.all());
    private final Map<Long, SimulatedMarket> markets = new LinkedHashMap<>(8, 0.75f, true);

    SimulatedFeed() {
        instruments.add(Companies.BENCHMARK);
    }

    @Override
    public Market.Kind kind() {
        return Market.Kind.SIMULATED;
    }

    @Override
    public String fingerprint(Market market) {
        return RULES + market.location();
    }

    @Override
    public Optional<DateRange> outstanding(Market market, Imported imported, ExchangeHours day, Instant asOf) {
        LocalDate last = asOf.isBefore(day.close()) ? calendar.previous(day.date()) : day.date();
        if (last.isBefore(SimulatedMarket.FIRST)) {
            throw new BpmnErrorException(
                    "MARKET_DATA_UNAVAILABLE",
                    "simulated market %s has no finished session before %s; choose a later day"
                            .formatted(market.id(), calendar.next(SimulatedMarket.FIRST)));
        }
        DateRange wanted = new DateRange(historyStart(day.date()), last);
        if (imported.sessions().isEmpty()) {
            return Optional.of(wanted);
        }
        DateRange stored = imported.sessions().get();
        if (!imported.fingerprint().equals(fingerprint(market))) {
            return Optional.of(stored.span(wanted));
        }
        boolean earlier = wanted.first().isBefore(stored.first());
        boolean later = wanted.last().isAfter(stored.last());
        if (earlier && later) {
            return Optional.of(wanted);
        }
        if (earlier) {
            return Optional.of(new DateRange(wanted.first(), calendar.previous(stored.first())));
        }
        return later ? Optional.of(new DateRange(calendar.next(stored.last()), wanted.last())) : Optional.empty();
    }

    private LocalDate historyStart(LocalDate tradingDate) {
        LocalDate day = tradingDate;
        for (int i = 0; i < HISTORY && day.isAfter(SimulatedMarket.FIRST); i++) {
            day = calendar.previous(day);
        }
        return day.isBefore(SimulatedMarket.FIRST) ? SimulatedMarket.FIRST : day;
    }

    @Override
    public boolean deliver(Market market, Wanted wanted, Sink sink) {
        SimulatedMarket simulated = simulated(market);
        DateRange days = wanted.days();
        sink.facts(simulated.events().facts());
        sink.events(simulated.events().events(days));
        List<LocalDate> sessions =
                calendar.tradingDays(days.first(), days.last()).toList();
        for (int i = 0; i < instruments.size(); i++) {
            List<Bar> bars = new ArrayList<>();
            for (LocalDate session : sessions) {
                bars.add(simulated.day(session)[i].bar(session));
            }
            sink.accept(new Delivery(instruments.get(i), Optional.of(days), bars));
        }
        return true;
    }

    @Override
    public List<LastPrice> quotes(
            Market market,
            Map<Symbol, Instrument> known,
            Map<Symbol, Bar> stored,
            ExchangeHours session,
            Instant asOf,
            Wanted.Reach reach) {
        if (session.date().isBefore(SimulatedMarket.FIRST)) {
            return List.of();
        }
        SimulatedDay[] day = simulated(market).day(session.date());
        List<LastPrice> quotes = new ArrayList<>();
        for (int i = 0; i < day.length; i++) {
            quotes.addAll(SessionQuotes.of(instruments.get(i), day[i].bar(session.date()), session, asOf));
            intraday(instruments.get(i), day[i], session, asOf).ifPresent(quotes::add);
        }
        return List.copyOf(quotes);
    }

    /** The last half-hour point before {@code asOf}, stamped with its own time; none before the first and at the close. */
    private static Optional<LastPrice> intraday(
            Instrument instrument, SimulatedDay day, ExchangeHours session, Instant asOf) {
        if (asOf.isBefore(session.open().plus(SimulatedMarket.STEP))
                || !asOf.isBefore(session.close())
                || day.volume() == 0) {
            return Optional.empty();
        }
        int step = (int) Duration.between(session.open(), asOf).dividedBy(SimulatedMarket.STEP);
        Instant at = session.open().plus(SimulatedMarket.STEP.multipliedBy(step));
        return Optional.of(new LastPrice(instrument.symbol(), at, day.at(step), LastPrice.Kind.INTRADAY));
    }

    private SimulatedMarket simulated(Market market) {
        synchronized (markets) {
            SimulatedMarket simulated = markets.computeIfAbsent(Long.valueOf(market.location()), SimulatedMarket::new);
            if (markets.size() > REMEMBERED) {
                markets.remove(markets.keySet().iterator().next());
            }
            return simulated;
        }
    }
}
