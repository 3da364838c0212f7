package io.bellwether.marketdata.massive;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.ActionSource;
import io.bellwether.marketdata.app.source.BarSource;
import io.bellwether.marketdata.app.source.SourceBars;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.Vendors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Massive, formerly Polygon.io. One request brings a symbol's whole history or the whole market's day, whichever is less is
 * asked for: with five requests a minute that decides whether a night suffices. Massive does not tell a symbol that it does
 * not know from one without bars: both are missing.
 */
@Component
final class MassiveSource implements BarSource, ActionSource {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    /** Of spans so short the whole market's days are asked for. */
    private static final int FEW_SESSIONS = 5;

    private static final int MOST_SYMBOLS = 10_000;

    private final MassiveLine line;
    private final MassiveBars bars;
    private final MassiveActions actions;

    MassiveSource(Vendors vendors) {
        line = new MassiveLine(vendors.line("massive"));
        bars = new MassiveBars(line);
        actions = new MassiveActions(line);
    }

    @Override
    public String name() {
        return line.name();
    }

    @Override
    public Optional<String> lacks() {
        return line.lacks();
    }

    @Override
    public int mostSymbols(DateRange days) {
        return sessions(days) <= FEW_SESSIONS ? MOST_SYMBOLS : mostSymbols();
    }

    @Override
    public Map<Symbol, SourceBars> dailyBars(List<Symbol> symbols, DateRange days) {
        if (sessions(days) < symbols.size()) {
            return bars.ofMarket(
                    symbols,
                    days,
                    CALENDAR.tradingDays(days.first(), days.last()).toList());
        }
        Map<Symbol, SourceBars> found = new TreeMap<>();
        symbols.forEach(symbol -> bars.ofSymbol(symbol, days).ifPresent(one -> found.put(symbol, one)));
        return found;
    }

    @Override
    public int requests(int many, DateRange days) {
        return (int) Math.min(sessions(days), many);
    }

    /** Splits and dividends. */
    @Override
    public int requestsForActions() {
        return 2;
    }

    private static long sessions(DateRange days) {
        return ExchangeCalendar.covers(days.first()) && ExchangeCalendar.covers(days.last())
                ? CALENDAR.tradingDays(days.first(), days.last()).count()
                : Long.MAX_VALUE;
    }

    @Override
    public List<CorporateAction> actions(List<Symbol> symbols, DateRange exDates) {
        return symbols.stream()
                .flatMap(symbol -> actions.read(symbol, exDates).stream())
                .sorted(CorporateAction.IN_ORDER)
                .toList();
    }
}
