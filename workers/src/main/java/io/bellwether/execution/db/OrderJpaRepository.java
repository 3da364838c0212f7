package io.bellwether.execution.db;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Queries over {@code trade_order}. */
interface OrderJpaRepository extends JpaRepository<OrderEntity, String> {
    List<OrderEntity> findByDeskIdAndStateInOrderByCreatedAsOfAscSessionAscNAsc(
            String deskId, Collection<String> states);

    List<OrderEntity> findByDeskIdAndTradingDateAndSessionOrderByN(String deskId, LocalDate date, String session);

    List<OrderEntity> findByDeskIdAndTradingDateOrderByCreatedAsOfAscSessionAscNAsc(String deskId, LocalDate date);

    List<OrderEntity> findByDecisionIdOrderByN(String decisionId);

    @Query("""
            select coalesce(max(o.n), 0) from OrderEntity o
            where o.deskId = :deskId and o.tradingDate = :date and o.session = :session
            """)
    int highestNumber(String deskId, LocalDate date, String session);

    /** A symbol and the last session in which its stop sold anything. */
    record StoppedOut(String symbol, LocalDate date) {}

    @Query("""
            select new io.bellwether.execution.db.OrderJpaRepository$StoppedOut(o.symbol, max(o.tradingDate))
            from OrderEntity o
            where o.deskId = :deskId and o.purpose = 'STOP' and o.filledQuantity > 0 and o.tradingDate >= :since
            group by o.symbol
            """)
    List<StoppedOut> stoppedOutSince(String deskId, LocalDate since);
}
