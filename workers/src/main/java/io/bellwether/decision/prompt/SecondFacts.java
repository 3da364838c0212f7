package io.bellwether.decision.prompt;

import io.bellwether.decision.domain.BindingFacts;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.DeskFacts;
import io.bellwether.decision.domain.DeskContext.IndicatorFacts;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.DeskContext.MacroFacts;
import io.bellwether.decision.domain.DeskContext.MarketFacts;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.RecordFacts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The layout of desk-2: what binds the desk comes before what it may choose from, and a table without rows is not there. A
 * share that the rules refuse, and that is neither held nor has a thesis, is named with its refusal and has no row.
 */
final class SecondFacts implements FactSheet {
    private final DeskContext context;
    private final BindingFacts binding;
    private final List<InstrumentFacts> instruments;
    private final int fixed;

    SecondFacts(DeskContext context, BindingFacts binding) {
        this.context = context;
        this.binding = binding;
        Ranking ranking = Ranking.of(context, i -> binding.most(i.symbol()).isPresent());
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
        BindingSections binds = new BindingSections(context, binding);
        RecordSections records = new RecordSections(context.record().orElse(RecordFacts.NONE));
        List<Section> sections = new ArrayList<>();
        sections.add(session());
        sections.add(market());
        sections.add(macro());
        sections.add(binds.now());
        sections.add(positions());
        sections.add(theses());
        sections.add(written.statements());
        sections.add(binds.openOrders());
        sections.add(binds.refusals());
        sections.add(binds.halts());
        sections.add(binds.clusters());
        sections.add(binds.reports());
        sections.add(indicators());
        sections.add(closes());
        sections.add(written.names());
        sections.add(written.news());
        sections.add(written.events());
        sections.add(written.impact());
        sections.add(written.hitAlike());
        sections.add(written.talk());
        sections.add(written.calls());
        sections.add(records.forecasts());
        sections.add(records.bands());
        sections.add(written.history());
        sections.add(written.framework());
        return sections.stream().filter(section -> !section.isEmptyTable()).toList();
    }

    private Section session() {
        DeskFacts desk = context.desk();
        return Section.text(
                "session",
                "# Facts\n\n%s of %s %s, known at %s. Aggressiveness of the desk: %d of 3.%s\n\n"
                        .formatted(
                                desk.session(),
                                desk.tradingDate().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                desk.tradingDate(),
                                desk.asOf(),
                                desk.aggressiveness(),
                                PartOfDesk.sentence(context)));
    }

    private Section market() {
        MarketFacts m = context.market();
        return Section.table(
                "market",
                "Market (returns and annualised volatility as fractions; above_sma50: share of the instruments above their"
                        + " mean)",
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
                        Digits.fraction(m.return1()),
                        Digits.fraction(m.return5()),
                        Digits.fraction(m.return20()),
                        Digits.fraction(m.volatility20()),
                        m.regime(),
                        Digits.fraction(m.aboveSma50()))));
    }

    private Section macro() {
        return Section.table(
                "macro",
                "The economy, as published by the end of %s (before: the value of the date before; units as said)"
                        .formatted(context.macro()
                                .map(known -> known.knownOn().toString())
                                .orElse("yesterday")),
                List.of("series", "meaning", "date", "value", "before"),
                context.macro().map(MacroFacts::numbers).orElse(List.of()).stream()
                        .map(n -> Row.of(n.series(), n.meaning(), n.date(), n.value(), n.before()))
                        .toList());
    }

    private Section positions() {
        return Section.table(
                "positions",
                "Positions held (weight: fraction of equity)",
                List.of(
                        "symbol",
                        "quantity",
                        "entry_price",
                        "price",
                        "stop",
                        "pnl_fraction",
                        "weight",
                        "sessions_held"),
                context.portfolio().positions().stream()
                        .map(s -> Row.of(
                                s.symbol(),
                                s.quantity(),
                                s.entryPrice(),
                                s.price(),
                                s.stop(),
                                Digits.fraction(s.pnlFraction()),
                                Digits.fraction(s.weight()),
                                s.daysHeld()))
                        .toList());
    }

    private Section theses() {
        return Section.table(
                "theses",
                "Open theses: say what becomes of each",
                List.of("thesis_id", "symbol", "opened_on", "conviction", "win_probability", "judged_on", "state"),
                context.theses().stream()
                        .map(t -> Row.of(
                                t.id(),
                                t.symbol(),
                                t.openedOn(),
                                t.conviction(),
                                t.winProbability(),
                                t.horizonEnd(),
                                state(t)))
                        .toList());
    }

    private String state(ThesisFacts thesis) {
        int order = thesis.horizonEnd().compareTo(context.desk().tradingDate());
        return order < 0 ? "PAST ITS DATE" : order == 0 ? "DUE TODAY" : "open";
    }

    private Section indicators() {
        return Section.table(
                INSTRUMENTS,
                ("Instruments that may be traded: held first, then by traded value. %s%s"
                                + "Prices and atr14 in USD, momentum20 and annualised volatility20 as fractions."
                                + " prior_high20 and prior_low20 are of the 20 sessions before the last bar: a close beyond"
                                + " them is a breakout, not a contradiction. rel_volume: volume of the last bar in"
                                + " parts of the 20-session mean; usd_k_day: thousand USD traded a day,"
                                + " 20-session mean. most_usd: largest purchase the limits leave now, and which of them sets"
                                + " it. What the rules refuse is not here, unless it is held or has a thesis")
                        .formatted(stale(), lastBars()),
                List.of(
                        "symbol",
                        "price",
                        "sma10",
                        "sma20",
                        "sma50",
                        "rsi14",
                        "atr14",
                        "momentum20",
                        "volatility20",
                        "prior_high20",
                        "prior_low20",
                        "rel_volume",
                        "usd_k_day",
                        "most_usd",
                        "set_by"),
                instruments.stream().map(this::row).toList());
    }

    private String row(InstrumentFacts i) {
        var x = i.indicators();
        Optional<BindingFacts.Most> most = binding.most(i.symbol());
        Optional<BigDecimal> volume = i.volume().map(BigDecimal::valueOf);
        return Row.of(
                i.symbol(),
                i.price(),
                Digits.four(x.map(IndicatorFacts::sma10)),
                Digits.four(x.map(IndicatorFacts::sma20)),
                Digits.four(x.map(IndicatorFacts::sma50)),
                x.map(IndicatorFacts::rsi14).map(rsi -> rsi.setScale(0, RoundingMode.HALF_UP)),
                Digits.four(x.map(IndicatorFacts::atr14)),
                Digits.fraction(x.map(IndicatorFacts::momentum20)),
                Digits.fraction(x.map(IndicatorFacts::volatility20)),
                Digits.four(x.map(IndicatorFacts::high20)),
                Digits.four(x.map(IndicatorFacts::low20)),
                volume.flatMap(v -> relative(v, x.map(IndicatorFacts::averageVolume20))),
                x.map(IndicatorFacts::averageDollarVolume20).map(Digits::thousands),
                most.map(BindingFacts.Most::usd).orElse(BigDecimal.ZERO),
                most.map(m -> BindingSections.setBy(m.by())).orElse("refused"));
    }

    private static Optional<BigDecimal> relative(BigDecimal volume, Optional<BigDecimal> mean) {
        return mean.filter(m -> m.signum() > 0)
                .map(m -> volume.divide(m, 2, RoundingMode.HALF_UP).stripTrailingZeros())
                .map(part -> part.scale() < 0 ? part.setScale(0) : part);
    }

    /** Prices that are not of this session; silence means that there are none. */
    private String stale() {
        List<InstrumentFacts> old = instruments.stream()
                .filter(i -> i.price().isPresent() && !i.fresh())
                .toList();
        if (old.isEmpty()) {
            return "";
        }
        return old.size() == instruments.size()
                ? "NO PRICE IS OF THIS SESSION. "
                : "Not fresh, their price is of an earlier session: %s. ".formatted(symbols(old));
    }

    /** The last finished bar, with the exceptions. */
    private String lastBars() {
        TreeMap<LocalDate, List<InstrumentFacts>> byDate = instruments.stream()
                .filter(i -> i.indicators().isPresent())
                .collect(Collectors.groupingBy(
                        i -> i.indicators().orElseThrow().lastBar(), TreeMap::new, Collectors.toList()));
        if (byDate.isEmpty()) {
            return "";
        }
        String others = byDate.headMap(byDate.lastKey()).entrySet().stream()
                .map(old -> ", but of %s that of %s".formatted(symbols(old.getValue()), old.getKey()))
                .collect(Collectors.joining());
        return "Last bar: %s%s. ".formatted(byDate.lastKey(), others);
    }

    private static String symbols(List<InstrumentFacts> instruments) {
        return instruments.stream().map(i -> i.symbol().value()).sorted().collect(Collectors.joining(" "));
    }

    private Section closes() {
        return Section.table(
                CLOSES,
                "Last closes up to the last bar, oldest first",
                List.of("symbol", "closes"),
                instruments.stream().map(i -> Row.of(i.symbol(), i.closes())).toList());
    }

    static String joined(Stream<String> lines) {
        return lines.filter(line -> !line.isEmpty())
                .map(line -> "- " + line + "\n")
                .collect(Collectors.joining());
    }
}
