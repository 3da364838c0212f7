package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.domain.ActionBooking;
import io.bellwether.portfolio.domain.BookedAction;
import io.bellwether.portfolio.domain.LotAdjustment;
import io.bellwether.portfolio.domain.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
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
        return db.sql("select count(*) from booked_action where desk_id = :desk and key = :key")
                        .param("desk", desk.value())
                        .param("key", action.key())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What the booked actions alone move: shares by symbol, and cash. */
    Effects effects(DeskId desk) {
        Map<Symbol, BigDecimal> shares = new HashMap<>();
        BigDecimal[] cash = {BigDecimal.ZERO};
        db.sql("select symbol, shares_before, new_symbol, shares_after, cash from booked_action where desk_id = :desk")
                .param("desk", desk.value())
                .query(row -> {
                    shares.merge(
                            new Symbol(row.getString("symbol")),
                            row.getBigDecimal("shares_before").negate(),
                            BigDecimal::add);
                    shares.merge(
                            new Symbol(row.getString("new_symbol")),
                            row.getBigDecimal("shares_after"),
                            BigDecimal::add);
                    cash[0] = cash[0].add(row.getBigDecimal("cash"));
                });
        return new Effects(shares, cash[0]);
    }

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
                        values (:desk, :key, :kind, :exDate, :symbol, :before, :newSymbol, :after, :cash, :asOf)
                        """)
                .param("desk", desk.value())
                .param("key", action.key())
                .param("kind", action.kind().name())
                .param("exDate", action.exDate())
                .param("symbol", action.symbol().value())
                .param("before", action.sharesBefore().value())
                .param("newSymbol", action.newSymbol().value())
                .param("after", action.sharesAfter().value())
                .param("cash", action.cash().amount())
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void insert(DeskId desk, LotAdjustment adjustment) {
        db.sql("""
                        insert into lot_adjustment (desk_id, lot_id, action_key, new_lot_id, quantity, cost)
                        values (:desk, :lot, :action, :newLot, :quantity, :cost)
                        """)
                .param("desk", desk.value())
                .param("lot", adjustment.lotId())
                .param("action", adjustment.action())
                .param("newLot", adjustment.newLotId())
                .param("quantity", adjustment.shares().value())
                .param("cost", adjustment.cost().amount())
                .update();
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
