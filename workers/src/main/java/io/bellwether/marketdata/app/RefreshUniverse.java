package io.bellwether.marketdata.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.SegmentBook;
import io.bellwether.desk.domain.Segment;
import io.bellwether.kernel.Counted;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.Screen;
import io.bellwether.marketdata.domain.Screen.Cause;
import io.bellwether.marketdata.domain.Screen.Miss;
import io.bellwether.platform.Alerts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/**
 * Fills a segment of a desk with the symbols of its market that pass the segment's screen, by what was known before the day
 * began in New York: bars of earlier sessions, facts published before. Memberships of earlier days stay. Where nothing
 * passes, the segment stays as it is and an alert is raised: rather the data are missing than the companies. Safe to run twice.
 */
@Service
public class RefreshUniverse {
    /** A symbol without a bar in so many calendar days does not trade any more, or not yet. */
    private static final int LATELY = 30;

    /** Sessions of the mean dollar volume. */
    private static final int VOLUME = 20;

    private final Desks desks;
    private final SegmentBook book;
    private final Screens screens;
    private final MarketReader reader;
    private final FactReader facts;
    private final Listings listings;
    private final Alerts alerts;

    RefreshUniverse(
            Desks desks,
            SegmentBook book,
            Screens screens,
            MarketReader reader,
            FactReader facts,
            Listings listings,
            Alerts alerts) {
        this.listings = listings;
        this.desks = desks;
        this.book = book;
        this.screens = screens;
        this.reader = reader;
        this.facts = facts;
        this.alerts = alerts;
    }

    /**
     * Says what the screen finds and changes nothing.
     *
     * @throws IllegalArgumentException with one sentence when the segment has no screen
     * @throws io.bellwether.kernel.PermanentFault when there is no such desk
     */
    public Screening preview(DeskId desk, String segment, LocalDate date) {
        String market = desks.get(desk).market();
        SortedMap<String, Screen> known = screens.of(desk);
        Screen screen = Optional.ofNullable(known.get(segment))
                .orElseThrow(() -> new IllegalArgumentException(
                        "segment '%s' of desk %s has no screen; bellwether.desk.screens has %s"
                                .formatted(segment, desk, known.keySet())));
        Instant asOf = date.atStartOfDay(ExchangeCalendar.ZONE).toInstant();
        List<Segment> segments = book.all(desk);
        Map<Symbol, String> taken = new HashMap<>();
        segments.stream()
                .filter(other -> !other.id().equals(segment))
                .forEach(other -> other.symbols().forEach(symbol -> taken.put(symbol, other.id())));
        SortedSet<Symbol> before = segments.stream()
                .filter(one -> one.id().equals(segment))
                .findFirst()
                .map(Segment::symbols)
                .orElseGet(TreeSet::new);
        SortedSet<Symbol> members = new TreeSet<>();
        List<Miss> left = new ArrayList<>();
        for (Screen.Candidate candidate : candidates(market, screen, asOf)) {
            Symbol symbol = candidate.symbol();
            Optional<Miss> miss = screen.judge(candidate)
                    .or(() -> Optional.ofNullable(taken.get(symbol))
                            .map(other -> new Miss(symbol, Cause.OUTSIDE, "it belongs to segment " + other)));
            miss.ifPresentOrElse(left::add, () -> members.add(symbol));
        }
        return new Screening(
                desk,
                market,
                segment,
                date,
                List.copyOf(members),
                members.stream().filter(symbol -> !before.contains(symbol)).toList(),
                before.stream().filter(symbol -> !members.contains(symbol)).toList(),
                left,
                false);
    }

    /**
     * Screens and writes: from the desk's day that goes on, else from its next one.
     *
     * @param date today
     * @throws IllegalArgumentException with one sentence when the segment has no screen, or another one has got a symbol of
     *     it meanwhile
     * @throws io.bellwether.kernel.PermanentFault when there is no such desk
     */
    public Screening run(DeskId desk, String segment, LocalDate date, SegmentBook.Change change) {
        Screening found = preview(desk, segment, date);
        if (found.members().isEmpty()) {
            alerts.raise(nothingPasses(found));
            return found;
        }
        if (!found.isChange()) {
            return found;
        }
        String name = book.all(desk).stream()
                .filter(one -> one.id().equals(segment))
                .findFirst()
                .map(Segment::name)
                .orElse(segment);
        book.save(desk, new Segment(segment, name, new TreeSet<>(found.members())), change);
        return found.asWritten();
    }

    private static Alerts.Alert nothingPasses(Screening found) {
        long unknown = found.left().stream()
                .filter(miss -> miss.cause() == Cause.UNKNOWN)
                .count();
        return new Alerts.Alert(
                "universe:%s:%s:%s".formatted(found.desk(), found.segment(), found.date()),
                Optional.of(found.desk()),
                Optional.empty(),
                Alerts.Severity.WARNING,
                "UNIVERSE",
                "No symbol passes the screen of segment " + found.segment(),
                "Of %s of market %s none passes the screen; of %d the data cannot tell. The segment stays as it was. ./bellwether segments screen %s --desk %s --preview says why."
                        .formatted(
                                Counted.of(found.left().size(), "symbol"),
                                found.market(),
                                unknown,
                                found.segment(),
                                found.desk()),
                "");
    }

    private List<Screen.Candidate> candidates(String market, Screen screen, Instant asOf) {
        Map<Symbol, List<Bar>> bars = reader.allBars(market, asOf, Math.max(screen.minSessions(), VOLUME));
        Map<Symbol, InstrumentFact> sizes = facts.sizes(market, asOf);
        Map<Symbol, String> exchanges = listings.exchanges(market, asOf);
        List<CorporateAction.Split> splits = reader.splits(market, sizes.keySet(), asOf);
        LocalDate lately = LocalDate.ofInstant(asOf, ExchangeCalendar.ZONE).minusDays(LATELY);
        return reader.instruments(market, asOf).stream()
                .filter(instrument -> !instrument.benchmark())
                .map(instrument -> candidate(
                        instrument,
                        Optional.ofNullable(exchanges.get(instrument.symbol())),
                        bars.getOrDefault(instrument.symbol(), List.of()),
                        Optional.ofNullable(sizes.get(instrument.symbol())),
                        splits,
                        lately))
                .toList();
    }

    private static Screen.Candidate candidate(
            Instrument instrument,
            Optional<String> exchange,
            List<Bar> bars,
            Optional<InstrumentFact> size,
            List<CorporateAction.Split> splits,
            LocalDate lately) {
        Optional<Bar> last = bars.isEmpty() || bars.getLast().date().isBefore(lately)
                ? Optional.empty()
                : Optional.of(bars.getLast());
        return new Screen.Candidate(
                instrument.symbol(),
                Optional.of(instrument.sector()).filter(sector -> !sector.isBlank()),
                exchange,
                bars.size(),
                last.map(Bar::close),
                last.map(bar -> dollarVolume(bars)),
                last.flatMap(bar -> size.map(fact -> fact.marketCap(bar.close(), splits))));
    }

    private static Money dollarVolume(List<Bar> bars) {
        List<Bar> recent = bars.subList(Math.max(0, bars.size() - VOLUME), bars.size());
        BigDecimal sum = recent.stream()
                .map(bar -> bar.close().value().multiply(BigDecimal.valueOf(bar.volume())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Money.rounded(sum.divide(BigDecimal.valueOf(recent.size()), MathContext.DECIMAL64));
    }
}
