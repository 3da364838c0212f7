package io.bellwether.reporting.app;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.LimitBook;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.ImportMarket;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.app.Wanted;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.portfolio.app.ReadRecord;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.portfolio.domain.imports.Rebuilt;
import io.bellwether.portfolio.domain.imports.Step;
import io.bellwether.reporting.domain.whatif.JudgedTrade;
import io.bellwether.reporting.domain.whatif.JudgedTrade.Outcome;
import io.bellwether.reporting.domain.whatif.ReplayedBook;
import io.bellwether.reporting.domain.whatif.WhatIf;
import io.bellwether.risk.app.MarketLinks;
import io.bellwether.risk.app.MarketNumbers;
import io.bellwether.risk.domain.Basis;
import io.bellwether.risk.domain.EquityMarks;
import io.bellwether.risk.domain.RiskInputs;
import io.bellwether.risk.domain.RiskSituation;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.SymbolNumbers;
import io.bellwether.risk.domain.gate.OrderIntent;
import io.bellwether.risk.domain.gate.ProposalResult;
import io.bellwether.risk.domain.gate.RiskGate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * Replays an imported record through the desk's gate of today: each trade is judged with the books that would have been
 * left after those before it, at its own price, on the market's data of its day. A record has no forecasts, so the rules
 * that need one are not asked. Books nothing.
 */
@Service
public class JudgeRecord {
    /** Shares that rounding to a broker's fractions may take; less is no cut. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.001");

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Desks desks;
    private final ReadRecord readRecord;
    private final Markets markets;
    private final ImportMarket importMarket;
    private final MarketReader reader;
    private final MarketNumbers numbers;
    private final MarketLinks links;
    private final LimitBook limits;

    JudgeRecord(
            Desks desks,
            ReadRecord readRecord,
            Markets markets,
            ImportMarket importMarket,
            MarketReader reader,
            MarketNumbers numbers,
            MarketLinks links,
            LimitBook limits) {
        this.desks = desks;
        this.readRecord = readRecord;
        this.markets = markets;
        this.importMarket = importMarket;
        this.reader = reader;
        this.numbers = numbers;
        this.links = links;
        this.limits = limits;
    }

    /**
     * Replays the record of a desk.
     *
     * @param marketId data set to judge it on; empty: the desk's own
     * @throws PermanentFault when the desk has no imported record, or the data set has no bars of what it traded
     */
    public WhatIf run(DeskId id, Optional<String> marketId) {
        Desk desk = desks.get(id);
        Rebuilt record = readRecord.run(id);
        Market market = markets.get(marketId.orElse(desk.market()));
        load(market, record);
        return new Replay(desk, market).of(record);
    }

    private void load(Market market, Rebuilt record) {
        if (market.kind() == Market.Kind.RECORD || record.trades().isEmpty()) {
            return;
        }
        ExchangeHours last =
                calendar.hours(record.trades().getLast().fill().tradingDate()).orElseThrow();
        importMarket.run(market, last, last.close(), Wanted.Reach.ALL);
    }

    /** One replay. */
    private final class Replay {
        private final Desk desk;
        private final Market market;
        private final ReplayedBook asTraded;
        private final ReplayedBook asAllowed;
        private final List<JudgedTrade> trades = new ArrayList<>();
        private LocalDate today = LocalDate.MIN;
        private Money boughtToday = Money.ZERO;
        private Map<Symbol, SymbolNumbers> known = Map.of();

        Replay(Desk desk, Market market) {
            this.desk = desk;
            this.market = market;
            this.asTraded = new ReplayedBook(desk.initialCash());
            this.asAllowed = new ReplayedBook(desk.initialCash());
        }

        WhatIf of(Rebuilt record) {
            for (Step step : record.steps()) {
                switch (step) {
                    case Step.Trade trade -> trade(trade.fill());
                    case Step.Unexplained cash -> both(book -> book.move(cash.entry()));
                    case Step.Cash cash -> both(book -> book.move(cash.entry()));
                    case Step.Action action -> both(book -> book.act(action.action(), action.terms()));
                    case Step.Close close -> close(close);
                }
            }
            if (!trades.isEmpty() && trades.stream().allMatch(trade -> trade.outcome() == Outcome.NOT_JUDGED)) {
                throw new PermanentFault((hasBars()
                                ? "market %s has too few daily bars before the trades of desk %s, about a month before each is"
                                        + " needed; name one that begins earlier (--data FOLDER or --market ID)"
                                : "market %s has no daily bars of what desk %s traded; name one that has (--data FOLDER"
                                        + " or --market ID)")
                        .formatted(market.id(), desk.id()));
            }
            return new WhatIf(desk.id(), market.id(), trades, asTraded.outcome(), asAllowed.outcome());
        }

        /** Whether there is a bar of anything that was traded, at its last trade. */
        private boolean hasBars() {
            Map<Symbol, List<Bar>> bars =
                    reader.allBars(market.id(), trades.getLast().fill().asOf(), 1);
            return trades.stream().anyMatch(trade -> bars.containsKey(trade.symbol()));
        }

        /** At the market's prices of the day where it has some, else at those of the last trades. */
        private void close(Step.Close close) {
            Map<Symbol, SymbolNumbers> then = numbers.read(market.id(), close.asOf());
            for (ReplayedBook book : List.of(asTraded, asAllowed)) {
                book.portfolio().positions().stream()
                        .map(Position::symbol)
                        .forEach(symbol -> Optional.ofNullable(then.get(symbol))
                                .flatMap(SymbolNumbers::price)
                                .ifPresent(price -> book.price(symbol, price)));
                book.close(close.date());
            }
        }

        private void both(Consumer<ReplayedBook> work) {
            work.accept(asTraded);
            work.accept(asAllowed);
        }

        private void trade(Fill fill) {
            if (!fill.tradingDate().equals(today)) {
                today = fill.tradingDate();
                boughtToday = Money.ZERO;
                known = numbers.read(market.id(), fill.asOf());
            }
            both(book -> book.price(fill.symbol(), fill.price()));
            JudgedTrade judged = judge(fill);
            trades.add(judged);
            asTraded.trade(fill);
            judged.asAllowed().ifPresent(allowed -> {
                asAllowed.trade(allowed);
                if (allowed.side() == Side.BUY) {
                    boughtToday = boughtToday.plus(allowed.notional());
                }
            });
        }

        private JudgedTrade judge(Fill fill) {
            Quantity held = asAllowed.held(fill.symbol());
            if (fill.side() == Side.SELL && held.compareTo(fill.quantity()) < 0) {
                return new JudgedTrade(
                        fill, held, Outcome.FOLLOWS, List.of(), List.of("%s shares would be held.".formatted(held)));
            }
            Optional<SymbolNumbers> symbol = Optional.ofNullable(known.get(fill.symbol()));
            boolean measured = symbol.flatMap(SymbolNumbers::daily).isPresent();
            if (!measured) {
                return new JudgedTrade(fill, fill.quantity(), Outcome.NOT_JUDGED, List.of(), List.of());
            }
            ProposalResult result = RiskGate.run(input(fill)).results().getFirst();
            Quantity allowed = result.intent().map(OrderIntent::quantity).orElse(Quantity.ZERO);
            if (fill.quantity().value().subtract(allowed.value()).compareTo(ROUNDING) < 0) {
                return new JudgedTrade(fill, fill.quantity(), Outcome.KEPT, List.of(), List.of());
            }
            if (allowed.isZero()) {
                List<RuleVerdict> against = result.verdicts().stream()
                        .filter(verdict -> !verdict.passed())
                        .toList();
                return new JudgedTrade(
                        fill,
                        Quantity.ZERO,
                        Outcome.REFUSED,
                        against.stream().map(verdict -> verdict.rule().name()).toList(),
                        against.stream().map(RuleVerdict::detail).toList());
            }
            String bound = result.sizing().orElseThrow().binding().name();
            return new JudgedTrade(
                    fill,
                    allowed,
                    Outcome.CUT,
                    List.of(bound),
                    List.of("The size is set by %s."
                            .formatted(result.sizing().orElseThrow().binding().text())));
        }

        private RiskInputs input(Fill fill) {
            Map<Symbol, SymbolNumbers> now = new HashMap<>(known);
            now.computeIfPresent(
                    fill.symbol(),
                    (symbol, found) -> new SymbolNumbers(
                            symbol,
                            found.benchmark(),
                            found.blocked(),
                            Optional.of(fill.price()),
                            found.daily(),
                            found.listing()));
            Set<Symbol> symbols = new HashSet<>(Set.of(fill.symbol()));
            asAllowed.portfolio().positions().stream().map(Position::symbol).forEach(symbols::add);
            return new RiskInputs(
                    List.of(proposal(fill)),
                    asAllowed.portfolio(),
                    List.of(),
                    now,
                    desk.settings().limits(),
                    desk.settings().costs(),
                    desk.settings().fractionalShares() || !isWhole(fill.quantity()),
                    0,
                    new RiskSituation(
                            today,
                            new EquityMarks(
                                    Optional.of(asAllowed.before(today)),
                                    asAllowed.beforeTheWeekOf(today),
                                    Optional.of(asAllowed.peakBefore(today))),
                            boughtToday,
                            BigDecimal.ONE,
                            links.clusters(market.id(), symbols, fill.asOf()),
                            Map.of(),
                            limits.bySymbol(desk.id(), today),
                            Map.of(),
                            Optional.empty()),
                    Basis.TARGET);
        }

        /** Who bought a fraction could. */
        private static boolean isWhole(Quantity shares) {
            return shares.value().remainder(BigDecimal.ONE).signum() == 0;
        }

        private ProposedTrade proposal(Fill fill) {
            return new ProposedTrade(
                    1,
                    fill.side() == Side.BUY ? Action.BUY : Action.SELL,
                    fill.symbol(),
                    Optional.of(fill.quantity()),
                    Optional.empty(),
                    OrderType.MARKET,
                    Optional.empty(),
                    fill.side() == Side.BUY ? fill.protectiveStop() : Optional.empty(),
                    0,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    1,
                    "",
                    "",
                    "");
        }
    }
}
