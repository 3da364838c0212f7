package io.bellwether.decision.prompt;

import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.IndicatorFacts;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.DeskContext.MarketFacts;
import io.bellwether.decision.domain.DeskContext.PortfolioFacts;
import java.util.ArrayList;
import java.util.List;

/** The layout of desk-1: every table of every session, also the empty ones. */
final class FirstFacts implements FactSheet {
    private final DeskContext context;
    private final List<InstrumentFacts> instruments;
    private final int fixed;

    FirstFacts(DeskContext context) {
        this.context = context;
        Ranking ranking = Ranking.of(context, instrument -> true);
        this.instruments = ranking.instruments();
        this.fixed = ranking.fixed();
    }

    @Override
    public int fixedInstruments() {
        return fixed;
    }

    @Override
    public List<Section> sections() {
        Written written = new Written(context, instruments);
        List<Section> sections = new ArrayList<>();
        sections.add(session());
        sections.add(market());
        sections.add(portfolio());
        sections.add(theses());
        sections.add(written.statements());
        sections.add(indicators());
        sections.add(closes());
        sections.add(written.names());
        sections.add(written.news());
        sections.add(written.history());
        sections.add(written.framework());
        return sections;
    }

    private Section session() {
        return Section.text(
                "session",
                "# Facts\n\nSession %s of %s, known at %s. Aggressiveness of the desk: %d of 3.%s\n\n"
                        .formatted(
                                context.desk().session(),
                                context.desk().tradingDate(),
                                context.desk().asOf(),
                                context.desk().aggressiveness(),
                                PartOfDesk.sentence(context)));
    }

    private Section market() {
        MarketFacts m = context.market();
        return Section.table(
                "market",
                "Market (returns and volatility as fractions; above_sma50: share of the instruments above their mean)",
                List.of(
                        "benchmark",
                        "price",
                        "return_1d",
                        "return_5d",
                        "return_20d",
                        "volatility_20d",
                        "regime",
                        "above_sma50"),
                List.of(Row.of(
                        m.benchmark(),
                        m.price(),
                        m.return1(),
                        m.return5(),
                        m.return20(),
                        m.volatility20(),
                        m.regime(),
                        m.aboveSma50())));
    }

    private Section portfolio() {
        PortfolioFacts p = context.portfolio();
        return Section.table(
                "positions",
                "Portfolio: cash %s USD, equity %s USD, highest equity %s USD, drawdown %s. Positions held"
                        .formatted(
                                p.cash(),
                                p.equity(),
                                p.peakEquity(),
                                p.drawdown().toPlainString()),
                List.of(
                        "symbol",
                        "quantity",
                        "entry_price",
                        "price",
                        "stop",
                        "value",
                        "pnl",
                        "pnl_fraction",
                        "sessions_held",
                        "weight"),
                p.positions().stream()
                        .map(s -> Row.of(
                                s.symbol(),
                                s.quantity(),
                                s.entryPrice(),
                                s.price(),
                                s.stop(),
                                s.value(),
                                s.pnl(),
                                s.pnlFraction(),
                                s.daysHeld(),
                                s.weight()))
                        .toList());
    }

    private Section theses() {
        return Section.table(
                "theses",
                "Open theses: say what becomes of each",
                List.of("thesis_id", "symbol", "opened_on", "conviction", "win_probability", "judged_on"),
                context.theses().stream()
                        .map(t -> Row.of(
                                t.id(), t.symbol(), t.openedOn(), t.conviction(), t.winProbability(), t.horizonEnd()))
                        .toList());
    }

    private Section indicators() {
        return Section.table(
                INSTRUMENTS,
                "Instruments that may be traded: held first, then by traded value (prices and atr14 in USD; momentum20 and"
                        + " annualised volatility20 as fractions; fresh: the price is of this session; null: unknown)",
                List.of(
                        "symbol",
                        "price",
                        "fresh",
                        "last_bar",
                        "sma10",
                        "sma20",
                        "sma50",
                        "rsi14",
                        "atr14",
                        "momentum20",
                        "volatility20",
                        "high20",
                        "low20",
                        "volume20",
                        "dollar_volume20"),
                instruments.stream().map(FirstFacts::row).toList());
    }

    private static String row(InstrumentFacts i) {
        var x = i.indicators();
        return Row.of(
                i.symbol(),
                i.price(),
                i.fresh(),
                x.map(IndicatorFacts::lastBar),
                x.map(IndicatorFacts::sma10),
                x.map(IndicatorFacts::sma20),
                x.map(IndicatorFacts::sma50),
                x.map(IndicatorFacts::rsi14),
                x.map(IndicatorFacts::atr14),
                x.map(IndicatorFacts::momentum20),
                x.map(IndicatorFacts::volatility20),
                x.map(IndicatorFacts::high20),
                x.map(IndicatorFacts::low20),
                x.map(IndicatorFacts::averageVolume20),
                x.map(IndicatorFacts::averageDollarVolume20));
    }

    private Section closes() {
        return Section.table(
                CLOSES,
                "Last closes, oldest first",
                List.of("symbol", "closes"),
                instruments.stream().map(i -> Row.of(i.symbol(), i.closes())).toList());
    }
}
