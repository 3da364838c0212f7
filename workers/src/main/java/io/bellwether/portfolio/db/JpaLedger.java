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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The audit reads of the ledger in PostgreSQL. */
@Repository
class JpaLedger implements Ledger {
    private final FillJpaRepository fills;
    private final CashEntryJpaRepository entries;
    private final TaxLotJpaRepository lots;
    private final PositionJpaRepository positions;
    private final ActionBookings actions;

    JpaLedger(
            FillJpaRepository fills,
            CashEntryJpaRepository entries,
            TaxLotJpaRepository lots,
            PositionJpaRepository positions,
            ActionBookings actions) {
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
        prices.forEach((symbol, price) -> positions.mark(desk.value(), symbol.value(), price.value(), asOf));
    }
}
