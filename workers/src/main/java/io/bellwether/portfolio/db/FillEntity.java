package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.BookedFill;
import io.bellwether.portfolio.domain.Fill;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code fill}; its primary key, the broker's execution id, is what makes a booking happen once. */
@Entity(name = "BookedFill")
@Table(name = "fill")
@Immutable
@NullUnmarked
class FillEntity {
    @Id
    String id;

    String orderId;
    String deskId;
    String symbol;
    String side;

    @Column(precision = 18, scale = 9)
    BigDecimal quantity;

    @Column(precision = 18, scale = 6)
    BigDecimal price;

    @Column(precision = 18, scale = 2)
    BigDecimal fee;

    LocalDate tradingDate;
    Instant asOf;

    BookedFill booked() {
        return new BookedFill(
                new DeskId(deskId),
                new Fill(
                        id,
                        orderId,
                        new Symbol(symbol),
                        Side.valueOf(side),
                        new Quantity(quantity),
                        new Price(price),
                        new Money(fee),
                        tradingDate,
                        asOf,
                        Optional.empty()));
    }
}
