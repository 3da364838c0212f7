package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.portfolio.domain.LotClosing;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code lot_closing}; the closed shares' cost is proceeds less realised profit or loss. */
@Entity
@Table(name = "lot_closing")
@NullUnmarked
class LotClosingEntity extends AppendOnly<LotClosingEntity.Key> {
    @EmbeddedId
    Key id;

    LocalDate closedOn;

    @Column(precision = 18, scale = 9)
    BigDecimal quantity;

    @Column(precision = 18, scale = 6)
    BigDecimal price;

    @Column(precision = 18, scale = 2)
    BigDecimal proceeds;

    @Column(precision = 18, scale = 2)
    BigDecimal realisedPnl;

    @Embeddable
    record Key(String deskId, String lotId, String fillId) {}

    static LotClosingEntity of(DeskId desk, LotClosing closing) {
        LotClosingEntity row = new LotClosingEntity();
        row.id = new Key(desk.value(), closing.lotId(), closing.fillId());
        row.closedOn = closing.closedOn();
        row.quantity = closing.quantity().value();
        row.price = closing.price().map(Price::value).orElse(BigDecimal.ZERO);
        row.proceeds = closing.proceeds().amount();
        row.realisedPnl = closing.realised().amount();
        return row;
    }

    @Override
    public Key getId() {
        return id;
    }
}
