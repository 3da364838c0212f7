package io.bellwether.decision.domain;

import io.bellwether.decision.domain.DeskContext.DeskFacts;
import io.bellwether.decision.domain.DeskContext.FrameworkFacts;
import io.bellwether.decision.domain.DeskContext.IndicatorFacts;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.DeskContext.NewsFacts;
import io.bellwether.decision.domain.DeskContext.PortfolioFacts;
import io.bellwether.decision.domain.DeskContext.PositionFacts;
import io.bellwether.decision.domain.DeskContext.RuleFacts;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.research.domain.Indicators;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the facts of a session together; pure and deterministic. */
public final class ContextAssembler {
    /** Closes told per instrument. */
    public static final int CLOSES = 5;

    private static final int FRACTION_SCALE = 6;

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final SessionRef session;
    private final Desk desk;
    private final Known known;
    private final Instant dayStart;
    private final Instant dayEnd;

    /**
     * What was known at the session's moment.
     *
     * @param peakEquity highest equity of earlier snapshots
     * @param bars the last bars of each instrument, oldest first
     * @param benchmarkBars up to a year of the benchmark's bars, oldest first
     * @param theses open ones, by id
     * @param news newest first
     * @param framework the version in force
     * @param history newest first
     */
    public record Known(
            Portfolio portfolio,
            Optional<Money> peakEquity,
            List<Instrument> instruments,
            Map<Symbol, LastPrice> quotes,
            Map<Symbol, List<Bar>> bars,
            List<Bar> benchmarkBars,
            Map<Symbol, Indicators> indicators,
            List<ThesisFacts> theses,
            List<NewsFacts> news,
            Optional<FrameworkFacts> framework,
            List<PastDecision> history) {}

    public ContextAssembler(SessionRef session, Desk desk, Known known) {
        this.session = session;
        this.desk = desk;
        this.known = known;
        this.dayStart = midnight(session.tradingDate());
        this.dayEnd = midnight(session.tradingDate().plusDays(1));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ExchangeCalendar.ZONE).toInstant();
    }

    public DeskContext assemble() {
        List<InstrumentFacts> instruments = known.instruments().stream()
                .filter(instrument -> !instrument.benchmark())
                .sorted(Comparator.comparing(Instrument::symbol))
                .map(this::instrument)
                .toList();
        return new DeskContext(
                session.decision().id(),
                deskFacts(),
                portfolio(),
                new MarketSummary(session.tradingDate(), known).facts(instruments),
                instruments,
                known.theses(),
                known.news(),
                known.framework(),
                known.history());
    }

    private DeskFacts deskFacts() {
        boolean nextOpen = calendar.hours(session.tradingDate())
                .map(day -> !session.asOf().isBefore(day.close()))
                .orElse(true);
        String execution = nextOpen
                ? "The market has closed: orders are placed for the next session's open."
                : "The market is open: orders are placed at once and end at today's close.";
        RiskLimits limits = desk.settings().limits();
        return new DeskFacts(
                desk.id(),
                session.tradingDate(),
                session.session(),
                session.asOf(),
                execution,
                nextOpen,
                desk.settings().aggressiveness(),
                new RuleFacts(
                        limits.maxPosition(),
                        limits.cashReserve(),
                        limits.minDollarVolume(),
                        limits.maxVolumeShare(),
                        limits.atrMultiple(),
                        limits.stopFloor(),
                        limits.maxDrawdown(),
                        limits.minPrice(),
                        desk.settings().fractionalShares()));
    }

    private PortfolioFacts portfolio() {
        Map<Symbol, Price> prices = new HashMap<>();
        known.quotes().forEach((symbol, quote) -> prices.put(symbol, quote.price()));
        Money equity = known.portfolio().equity(prices);
        Money peak = known.peakEquity().orElse(equity).max(equity);
        List<PositionFacts> positions = known.portfolio().positions().stream()
                .sorted(Comparator.comparing(Position::symbol))
                .map(position -> position(position, prices, equity))
                .toList();
        BigDecimal drawdown =
                peak.isPositive() ? ratio(equity.amount(), peak.amount()).subtract(BigDecimal.ONE) : BigDecimal.ZERO;
        return new PortfolioFacts(known.portfolio().cash(), equity, peak, drawdown, positions);
    }

    private PositionFacts position(Position position, Map<Symbol, Price> prices, Money equity) {
        Price price = prices.getOrDefault(position.symbol(), position.averageCost());
        Money value = price.times(position.quantity());
        Money pnl = value.minus(position.costBasis());
        return new PositionFacts(
                position.symbol(),
                position.quantity(),
                position.averageCost(),
                price,
                position.stop(),
                value,
                pnl,
                position.costBasis().isPositive()
                        ? ratio(pnl.amount(), position.costBasis().amount())
                        : BigDecimal.ZERO,
                sessionsSince(position.openedOn()),
                equity.isPositive() ? ratio(value.amount(), equity.amount()) : BigDecimal.ZERO);
    }

    private int sessionsSince(LocalDate openedOn) {
        int sessions = 0;
        for (LocalDate day = openedOn; day.isBefore(session.tradingDate()); day = calendar.next(day)) {
            sessions++;
        }
        return sessions;
    }

    private InstrumentFacts instrument(Instrument instrument) {
        Optional<LastPrice> quote = Optional.ofNullable(known.quotes().get(instrument.symbol()));
        boolean fresh = quote.isPresent() && isToday(quote.get().asOf());
        List<Bar> bars = known.bars().getOrDefault(instrument.symbol(), List.of());
        return new InstrumentFacts(
                instrument.symbol(),
                instrument.name(),
                instrument.sector(),
                quote.map(LastPrice::price),
                quote.map(LastPrice::asOf),
                fresh,
                lastCloses(bars),
                Optional.ofNullable(known.indicators().get(instrument.symbol())).map(ContextAssembler::facts),
                bars.isEmpty() ? Optional.empty() : Optional.of(bars.getLast().volume()));
    }

    private static List<Price> lastCloses(List<Bar> bars) {
        List<Price> closes = new ArrayList<>(CLOSES);
        for (int i = Math.max(0, bars.size() - CLOSES); i < bars.size(); i++) {
            closes.add(bars.get(i).close());
        }
        return closes;
    }

    private boolean isToday(Instant moment) {
        return !moment.isBefore(dayStart) && moment.isBefore(dayEnd);
    }

    private static IndicatorFacts facts(Indicators indicators) {
        return new IndicatorFacts(
                indicators.lastBar(),
                SixDigits.rounded(indicators.sma10()),
                SixDigits.rounded(indicators.sma20()),
                SixDigits.rounded(indicators.sma50()),
                SixDigits.rounded(indicators.rsi14()),
                SixDigits.rounded(indicators.atr14()),
                SixDigits.rounded(indicators.momentum20()),
                SixDigits.rounded(indicators.volatility20()),
                SixDigits.rounded(indicators.high20()),
                SixDigits.rounded(indicators.low20()),
                SixDigits.rounded(indicators.averageVolume20()),
                SixDigits.rounded(indicators.averageDollarVolume20()));
    }

    static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, FRACTION_SCALE, RoundingMode.HALF_UP);
    }
}
