package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ByNameIT {
    private static final Sold SOLD = new Sold(
            "a",
            LocalDate.of(2026, 11, 23),
            Instant.parse("2026-11-23T14:30:00.123456Z"),
            Session.valueOf("INTRADAY1130"),
            Side.SELL,
            new Symbol("AAPL"),
            new Terms(Quantity.of("3.5"), Optional.of(Price.of("101.25"))),
            Optional.of(new Fee(Money.of("1.00"), 2)),
            Optional.of(7L),
            true,
            null);

    @Autowired
    JdbcClient db;

    record Sold(
            String id,
            LocalDate tradingDate,
            Instant asOf,
            Session session,
            Side side,
            Symbol symbol,
            Terms terms,
            Optional<Fee> fee,
            Optional<Long> instance,
            boolean transfer,
            @Nullable Integer place) {}

    record Terms(Quantity quantity, Optional<Price> limitPrice) {}

    record Fee(Money feePaid, int parts) {}

    record Told(Map<String, BigDecimal> numbers, List<Said> said) {}

    record Said(String word, int times) {}

    private static final String AGAIN = """
            select :id as id, :tradingDate as trading_date, :asOf as as_of, :session as session, :side as side,
                :symbol as symbol, :quantity as quantity, :limitPrice as limit_price, :feePaid as fee_paid,
                :parts as parts, :instance as instance, :transfer as transfer, :place as place
            """;

    @Test
    void recordsComeBackAsTheyWereGiven() {
        Sold bare = new Sold(
                "b",
                SOLD.tradingDate(),
                SOLD.asOf(),
                Session.MORNING,
                Side.BUY,
                SOLD.symbol(),
                new Terms(Quantity.of("1"), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                false,
                3);
        for (Sold sold : List.of(SOLD, bare)) {
            assertThat(db.sql(AGAIN)
                            .paramSource(ByName.values(sold))
                            .query(ByName.rows(Sold.class))
                            .single())
                    .isEqualTo(sold);
        }
    }

    @Test
    void listsAndMapsAreJsonAndNamesComeSorted() {
        Told told = new Told(Map.of("b", new BigDecimal("2.5"), "a", BigDecimal.ONE), List.of(new Said("so", 2)));
        Told back = db.sql("select cast(:numbers as jsonb) as numbers, cast(:said as jsonb) as said")
                .paramSource(ByName.values(told))
                .query(ByName.rows(Told.class))
                .single();
        assertThat(back).isEqualTo(told);
        assertThat(back.numbers())
                .containsExactly(Map.entry("a", BigDecimal.ONE), Map.entry("b", new BigDecimal("2.5")));
    }

    @Test
    void aValueThatIsAddedReplacesTheComponentOfItsName() {
        assertThat(db.sql(AGAIN)
                        .paramSource(ByName.values(SOLD).with("symbol", new Symbol("MSFT")))
                        .query(ByName.rows(Sold.class))
                        .single()
                        .symbol())
                .isEqualTo(new Symbol("MSFT"));
    }

    @Test
    void aNullThatNoComponentExpectsIsNamed() {
        assertThatThrownBy(() -> db.sql("select cast(null as text) as word, 1 as times")
                        .query(ByName.rows(Said.class))
                        .list())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column word is null");
        assertThatThrownBy(() -> db.sql("select 'so' as word, cast(null as integer) as times")
                        .query(ByName.rows(Said.class))
                        .list())
                .hasMessage("column times is null");
    }

    @Test
    void whatARecordRefusesIsItsOwnException() {
        assertThatThrownBy(() -> db.sql("select 1.001 as fee_paid, 1 as parts")
                        .query(ByName.rows(Fee.class))
                        .list())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("money must be whole cents, was 1.001");
    }
}
