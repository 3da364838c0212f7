package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.domain.CashEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code cash_entry}. */
@Entity
@Table(name = "cash_entry")
@NullUnmarked
class CashEntryEntity extends AppendOnly<CashEntryEntity.Key> {
    @EmbeddedId
    Key id;

    String kind;

    @Column(precision = 18, scale = 2)
    BigDecimal amount;

    LocalDate tradingDate;
    Instant asOf;
    String detail;

    @Embeddable
    record Key(String deskId, String key) {}

    static CashEntryEntity of(DeskId desk, CashEntry entry) {
        CashEntryEntity row = new CashEntryEntity();
        row.id = new Key(desk.value(), entry.key());
        row.kind = entry.kind().name();
        row.amount = entry.amount().amount();
        row.tradingDate = entry.tradingDate();
        row.asOf = entry.asOf();
        row.detail = entry.detail();
        return row;
    }

    @Override
    public Key getId() {
        return id;
    }
}
