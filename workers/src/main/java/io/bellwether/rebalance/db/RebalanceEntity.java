package io.bellwether.rebalance.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.rebalance.domain.Rebalance;
import io.bellwether.rebalance.domain.Rebalance.State;
import io.bellwether.rebalance.domain.Rebalance.Wish;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code rebalance} with its rows of {@code rebalance_target}. */
@Entity
@Table(name = "rebalance")
@NullUnmarked
class RebalanceEntity {
    @Id
    String id;

    String deskId;
    LocalDate tradingDate;
    int n;
    String requestKey;
    String requestedBy;
    Instant requestedAsOf;
    BigDecimal band;
    BigDecimal maxTurnover;
    boolean taxAware;
    boolean sellOthers;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "rebalance_target", joinColumns = @JoinColumn(name = "rebalance_id"))
    @MapKeyColumn(name = "symbol")
    @Column(name = "weight")
    Map<String, BigDecimal> targets = new HashMap<>();

    String state;
    Long processInstance;
    String detail;

    @Column(precision = 18, scale = 2)
    BigDecimal cashAfter;

    @Column(precision = 18, scale = 2)
    BigDecimal equityAfter;

    Instant endedAsOf;

    void wish(Wish wish) {
        band = wish.band();
        maxTurnover = wish.maxTurnover();
        taxAware = wish.taxAware();
        sellOthers = wish.sellOthers();
        wish.targets().forEach((symbol, weight) -> targets.put(symbol.value(), weight));
    }

    boolean hasEnded() {
        return State.valueOf(state).hasEnded();
    }

    Rebalance toDomain() {
        Map<Symbol, BigDecimal> weights = targets.entrySet().stream()
                .collect(Collectors.toMap(target -> new Symbol(target.getKey()), Map.Entry::getValue));
        return new Rebalance(
                id,
                new DeskId(deskId),
                tradingDate,
                requestKey,
                new Wish(weights, band, maxTurnover, taxAware, sellOthers),
                requestedBy,
                State.valueOf(state),
                detail);
    }
}
