package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.app.Ledger;
import io.bellwether.portfolio.domain.LedgerFacts;
import io.bellwether.portfolio.domain.LedgerFacts.Holding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The audit reads of the ledger in PostgreSQL. */
@Repository
class JpaLedger implements Ledger {
    private final JdbcClient db;
    private final FillJpaRepository fills;
    private final CashEntryJpaRepository entries;
    private final TaxLotJpaRepository lots;
    private final PositionJpaRepository positions;
    private final ActionBookings actions;

    JpaLedger(
            JdbcClient db,
            FillJpaRepository fills,
            CashEntryJpaRepository entries,
            TaxLotJpaRepository lots,
            PositionJpaRepository positions,
            ActionBookings actions) {
        this.db = db;
        this.fills = fills;
        this.entries = entries;
        this.lots = lots;
        this.positions = positions;
        this.actions = actions;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public LedgerFacts facts(DeskId desk) {
        String id = desk.value();
        fills.lockDesk(id);
        List<FillJpaRepository.Traded> traded = fills.traded(id);
        Map<Symbol, BigDecimal> shares = new HashMap<>();
        BigDecimal tradedCash = BigDecimal.ZERO;
        for (FillJpaRepository.Traded row : traded) {
            shares.put(new Symbol(row.getSymbol()), row.getShares());
            tradedCash = tradedCash.add(row.getCash());
        }
        ActionBookings.Effects effects = actions.effects(desk);
        effects.shares().forEach((symbol, change) -> shares.merge(symbol, change, BigDecimal::add));
        Map<Symbol, Holding> byLots = new HashMap<>();
        lots.held(id)
                .forEach(row -> byLots.put(
                        new Symbol(row.getSymbol()), new Holding(row.getShares(), new Money(row.getCost()))));
        Map<Symbol, Holding> byPositions = new HashMap<>();
        positions
                .open(id)
                .forEach(row -> byPositions.put(
                        new Symbol(row.getSymbol()), new Holding(row.getQuantity(), new Money(row.getCostBasis()))));
        return new LedgerFacts(
                new Money(entries.total(id)),
                new Money(entries.funding(id)),
                new Money(tradedCash.add(effects.cash())),
                shares,
                byLots,
                byPositions);
    }

    @Override
    @Transactional
    public void mark(DeskId desk, Map<Symbol, Price> prices, Instant asOf) {
        List<Map.Entry<Symbol, Price>> all = List.copyOf(prices.entrySet());
        db.sql("""
                        update position p set last_price = t.price, last_price_as_of = :asOf, updated_at = now()
                        from unnest(cast(:symbols as text[]), cast(:prices as numeric(18, 6)[])) as t (symbol, price)
                        where p.desk_id = :desk and p.symbol = t.symbol and p.quantity > 0
                            and (p.last_price_as_of is null or p.last_price_as_of <= :asOf)
                        """)
                .param("desk", desk.value())
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .param(
                        "symbols",
                        all.stream().map(mark -> mark.getKey().value()).toArray(String[]::new))
                .param(
                        "prices",
                        all.stream().map(mark -> mark.getValue().toString()).toArray(String[]::new))
                .update();
    }
}
