package io.bellwether.execution.db;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Queries over {@code trade_order}. */
interface OrderJpaRepository extends JpaRepository<OrderEntity, String> {
    /** Orders only refer to the desk's key, so this lock does not keep others from inserting rows of the desk. */
    @Query(value = "select id from desk where id = :desk for no key update", nativeQuery = true)
    List<String> lockDesk(String desk);

    List<OrderEntity> findByDeskIdAndStateInOrderByCreatedAsOfAscSessionAscNAsc(
            String deskId, Collection<String> states);

    List<OrderEntity> findByDeskIdAndTradingDateAndSessionOrderByN(String deskId, LocalDate date, String session);

    List<OrderEntity> findByDeskIdAndTradingDateOrderByCreatedAsOfAscSessionAscNAsc(String deskId, LocalDate date);

    List<OrderEntity> findByDecisionIdOrderByN(String decisionId);

    boolean existsByDeskIdAndPurposeNot(String deskId, String purpose);

    @Modifying
    @Query("delete from OrderEntity o where o.deskId = :deskId and o.purpose = :purpose")
    void deleteAll(String deskId, String purpose);

    @Query("""
            select coalesce(max(o.n), :above) from OrderEntity o
            where o.deskId = :deskId and o.tradingDate = :date and o.session = :session
                and o.n > :above and o.n <= :upTo
            """)
    int highestNumber(String deskId, LocalDate date, String session, int above, int upTo);

    @Query("""
            select max(o.n) from OrderEntity o
            where o.deskId = :deskId and o.tradingDate = :date and o.session = :session and o.symbol = :symbol
                and o.n <= :upTo
            """)
    Optional<Integer> lastOrder(String deskId, LocalDate date, String session, String symbol, int upTo);

    @Query("""
            select o from OrderEntity o
            where o.deskId = :deskId and o.timing = 'GOOD_TILL_CANCELLED'
                and exists (select 1 from BookedFill f where f.orderId = o.id and f.tradingDate = :date)
            order by o.id
            """)
    List<OrderEntity> restingStopsExecutedOn(String deskId, LocalDate date);

    /** A symbol and the last session in which its stop sold anything. */
    record StoppedOut(String symbol, LocalDate date) {}

    @Query("""
            select new io.bellwether.execution.db.OrderJpaRepository$StoppedOut(o.symbol, max(f.tradingDate))
            from OrderEntity o join BookedFill f on f.orderId = o.id
            where o.deskId = :deskId and o.purpose = 'STOP' and f.tradingDate >= :since
            group by o.symbol
            """)
    List<StoppedOut> stoppedOutSince(String deskId, LocalDate since);
}
