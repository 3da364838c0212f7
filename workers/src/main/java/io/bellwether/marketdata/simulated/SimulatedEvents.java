package io.bellwether.marketdata.simulated;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.MarketEvent.Earnings;
import io.bellwether.marketdata.domain.MarketEvent.Timing;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of the fictional companies besides their prices, from the same draws as the prices: shares outstanding
 * from the first day on; a report in each quarter, on the day on which news moves the company if there is such a day;
 * and, on a few of the days on which nobody trades an illiquid company, a halt. It depends on no price and changes none.
 */
final class SimulatedEvents {
    /** Sessions of a quarter in which companies report on the quarter before, counted from 0: 27 of them. */
    private static final int FIRST_REPORT = 18;

    private static final int REPORT_SESSIONS = 27;

    /** Days between the announcement of a report and the report, at least. */
    private static final int ANNOUNCED_BEFORE = 14;

    private static final double AFTER_CLOSE_SHARE = 0.4;
    private static final double HALT_CHANCE = 0.05;

    private final Noise noise;
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final List<Instrument> companies = Companies.all();

    /** Sessions from the market's first day on; the place of a session is its number in the draws. */
    private final List<LocalDate> sessions;

    SimulatedEvents(Noise noise) {
        this.noise = noise;
        this.sessions = calendar.tradingDays(SimulatedMarket.FIRST, ExchangeCalendar.LAST)
                .toList();
    }

    /** Shares outstanding; they never change. */
    KnownIn<InstrumentFact> facts() {
        List<InstrumentFact> facts = new ArrayList<>();
        for (int i = 0; i < companies.size(); i++) {
            facts.add(new InstrumentFact(
                    companies.get(i).symbol(),
                    InstrumentFact.Kind.SHARES_OUTSTANDING,
                    BigDecimal.valueOf(Profile.draw(noise, i).shares()),
                    SimulatedMarket.FIRST,
                    start(SimulatedMarket.FIRST)));
        }
        return KnownIn.everything(facts);
    }

    /** What becomes known on the days, and up to the end of the session after them. */
    KnownIn<MarketEvent> events(DateRange days) {
        LocalDate last = days.last().isBefore(sessions.getLast()) ? calendar.next(days.last()) : days.last();
        Instant from = start(days.first());
        Instant to = start(last.plusDays(1));
        List<MarketEvent> events = new ArrayList<>();
        for (int i = 0; i < companies.size(); i++) {
            int company = i;
            Stream.concat(reports(company, days.first(), last), halts(company, days.first(), last).stream())
                    .filter(event ->
                            !event.knownAt().isBefore(from) && event.knownAt().isBefore(to))
                    .forEach(events::add);
        }
        return new KnownIn<>(from, to, events);
    }

    /** Reports of the quarters from the one before the first day to the one after the last. */
    private Stream<MarketEvent> reports(int company, LocalDate first, LocalDate last) {
        List<MarketEvent> reports = new ArrayList<>();
        LocalDate quarter = quarterOf(first).minusMonths(3);
        while (!quarter.isAfter(quarterOf(last).plusMonths(3))) {
            if (!quarter.isBefore(SimulatedMarket.FIRST.withDayOfMonth(1)) && quarter.isBefore(ExchangeCalendar.LAST)) {
                reports.add(report(company, quarter));
            }
            quarter = quarter.plusMonths(3);
        }
        return reports.stream();
    }

    private Earnings report(int company, LocalDate quarter) {
        int start = place(quarter) + FIRST_REPORT;
        int number = quarter.getYear() * 4 + quarter.getMonthValue() / 3;
        int moved = start + (int) (REPORT_SESSIONS * noise.uniform(Noise.Use.REPORT, company, number, 0));
        for (int day = start + REPORT_SESSIONS - 1; day >= start; day--) {
            moved = CompanyPath.hasNews(noise, company, day) ? day : moved;
        }
        boolean late = noise.uniform(Noise.Use.REPORT, company, number, 1) < AFTER_CLOSE_SHARE;
        // what is told after a close moves the next open
        LocalDate date = sessions.get(late ? moved - 1 : moved);
        LocalDate reported = quarter.minusMonths(3);
        return new Earnings(
                companies.get(company).symbol(),
                "%dQ%d".formatted(reported.getYear(), reported.getMonthValue() / 3 + 1),
                date,
                late ? Timing.AFTER_CLOSE : Timing.BEFORE_OPEN,
                announcement(date));
    }

    /** The close of the last session two weeks before. */
    private Instant announcement(LocalDate report) {
        LocalDate day = report.minusDays(ANNOUNCED_BEFORE);
        return session(calendar.isTradingDay(day) ? day : calendar.previous(day))
                .close();
    }

    private List<MarketEvent> halts(int company, LocalDate first, LocalDate last) {
        List<MarketEvent> halts = new ArrayList<>();
        Symbol symbol = companies.get(company).symbol();
        Profile profile = Profile.draw(noise, company);
        for (int day = place(first); day < sessions.size() && !sessions.get(day).isAfter(last); day++) {
            if (CompanyPath.standsStill(noise, profile, company, day)
                    && noise.uniform(Noise.Use.HALT, company, day, 0) < HALT_CHANCE) {
                ExchangeHours session = session(sessions.get(day));
                halts.add(new TradingHalt(symbol, session.open(), Optional.of(session.close()), "news pending"));
            }
        }
        return halts;
    }

    private ExchangeHours session(LocalDate date) {
        return calendar.hours(date).orElseThrow();
    }

    /** Place of the first session on or after the day. */
    private int place(LocalDate day) {
        int found = Collections.binarySearch(sessions, day);
        return found >= 0 ? found : -found - 1;
    }

    private static LocalDate quarterOf(LocalDate date) {
        return LocalDate.of(date.getYear(), (date.getMonthValue() - 1) / 3 * 3 + 1, 1);
    }

    private static Instant start(LocalDate date) {
        return date.atStartOfDay(ExchangeCalendar.ZONE).toInstant();
    }
}
