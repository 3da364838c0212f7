package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.platform.ByName;
import io.bellwether.portfolio.domain.ActionBooking;
import io.bellwether.portfolio.domain.BookedAction;
import io.bellwether.portfolio.domain.LotAdjustment;
import io.bellwether.portfolio.domain.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables {@code booked_action} and {@code lot_adjustment}, and the positions that actions change. */
@Component
class ActionBookings {
    private final JdbcClient db;
    private final CashEntryJpaRepository entries;
    private final TaxLotJpaRepository lots;
    private final LotClosingJpaRepository closings;
    private final PositionJpaRepository positions;

    ActionBookings(
            JdbcClient db,
            CashEntryJpaRepository entries,
            TaxLotJpaRepository lots,
            LotClosingJpaRepository closings,
            PositionJpaRepository positions) {
        this.db = db;
        this.entries = entries;
        this.lots = lots;
        this.closings = closings;
        this.positions = positions;
    }

    boolean isBooked(DeskId desk, CorporateAction action) {
        return db.sql("select exists (select 1 from booked_action where desk_id = :desk and key = :key)")
                .param("desk", desk.value())
                .param("key", action.key())
                .query(Boolean.class)
                .single();
    }

    /** What the booked actions alone move: shares by symbol, and cash. */
    Effects effects(DeskId desk) {
        Map<Symbol, BigDecimal> shares = new HashMap<>();
        BigDecimal cash = BigDecimal.ZERO;
        for (Effect effect : db.sql("""
                        select symbol, shares_before, new_symbol, shares_after, cash from booked_action
                        where desk_id = :desk
                        """)
                .param("desk", desk.value())
                .query(ByName.rows(Effect.class))
                .list()) {
            shares.merge(effect.symbol(), effect.sharesBefore().negate(), BigDecimal::add);
            shares.merge(effect.newSymbol(), effect.sharesAfter(), BigDecimal::add);
            cash = cash.add(effect.cash());
        }
        return new Effects(shares, cash);
    }

    private record Effect(
            Symbol symbol, BigDecimal sharesBefore, Symbol newSymbol, BigDecimal sharesAfter, BigDecimal cash) {}

    /**
     * @param shares [shares] gained or lost, by symbol
     * @param cash [USD] received
     */
    record Effects(Map<Symbol, BigDecimal> shares, BigDecimal cash) {}

    void save(DeskId desk, CorporateAction action, ActionBooking booking, Instant asOf) {
        insert(desk, booking.action(), asOf);
        booking.entries().forEach(entry -> entries.save(CashEntryEntity.of(desk, entry)));
        booking.opened().forEach(lot -> lots.save(TaxLotEntity.of(desk, lot)));
        booking.closings().forEach(closing -> closings.save(LotClosingEntity.of(desk, closing)));
        lots.flush();
        booking.adjustments().forEach(adjustment -> insert(desk, adjustment));
        writePositions(desk, action, booking);
    }

    private void insert(DeskId desk, BookedAction action, Instant asOf) {
        db.sql("""
                        insert into booked_action (desk_id, key, kind, ex_date, symbol, shares_before, new_symbol,
                            shares_after, cash, as_of)
                        values (:desk, :key, :kind, :exDate, :symbol, :sharesBefore, :newSymbol, :sharesAfter, :cash, :asOf)
                        """)
                .paramSource(ByName.values(action).with("desk", desk).with("asOf", asOf))
                .update();
    }

    private void insert(DeskId desk, LotAdjustment adjustment) {
        db.sql("""
                        insert into lot_adjustment (desk_id, lot_id, action_key, new_lot_id, quantity, cost)
                        values (:desk, :lotId, :action, :newLotId, :shares, :cost)
                        """).paramSource(ByName.values(adjustment).with("desk", desk)).update();
    }

    private void writePositions(DeskId desk, CorporateAction action, ActionBooking booking) {
        Symbol old = action.symbol();
        Optional<PositionJpaRepository.Prices> before = positions.prices(desk.value(), old.value());
        if (booking.endsOldPosition()) {
            positions.close(desk.value(), old.value());
        }
        booking.left(action).forEach(left -> write(desk, left, before));
    }

    private void write(DeskId desk, ActionBooking.Left left, Optional<PositionJpaRepository.Prices> before) {
        Position position = left.position();
        positions.restate(
                desk.value(),
                position.symbol().value(),
                position.quantity().value(),
                position.averageCost().value(),
                position.costBasis().amount(),
                restate(before.map(PositionJpaRepository.Prices::getStopPrice), left.prices()),
                restate(before.map(PositionJpaRepository.Prices::getLastPrice), left.prices()),
                before.map(PositionJpaRepository.Prices::getLastPriceAsOf).orElse(null),
                position.openedOn(),
                left.same());
    }

    private static @Nullable BigDecimal restate(Optional<BigDecimal> price, UnaryOperator<Price> restated) {
        return price.map(value -> restated.apply(new Price(value)).value()).orElse(null);
    }
}
