package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.domain.Lot;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code tax_lot}; how much of it was sold is in {@code lot_closing}. */
@Entity
@Table(name = "tax_lot")
@NullUnmarked
class TaxLotEntity extends AppendOnly<TaxLotEntity.Key> {
    @EmbeddedId
    Key id;

    String symbol;
    LocalDate openedOn;
    Instant openedAsOf;
    LocalDate since;
    String fillId;

    @Column(precision = 18, scale = 9)
    BigDecimal quantity;

    @Column(precision = 18, scale = 6)
    BigDecimal price;

    @Column(precision = 18, scale = 2)
    BigDecimal cost;

    @Embeddable
    record Key(String deskId, String id) {}

    static TaxLotEntity of(DeskId desk, Lot lot) {
        TaxLotEntity row = new TaxLotEntity();
        row.id = new Key(desk.value(), lot.id());
        row.symbol = lot.symbol().value();
        row.openedOn = lot.openedOn();
        row.openedAsOf = lot.openedAsOf();
        row.since = lot.since();
        row.fillId = lot.fillId();
        row.quantity = lot.quantity().value();
        row.price = lot.price().value();
        row.cost = lot.cost().amount();
        return row;
    }

    @Override
    public Key getId() {
        return id;
    }
}
