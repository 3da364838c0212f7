package io.bellwether.marketdata.db;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Spread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Rows as domain values: bars and quotes, which are read by the hundred thousand. */
final class Rows {
    static final String BAR = "trading_date, open, high, low, close, volume";
    static final String QUOTE = "as_of, price, kind, bid, ask";

    private Rows() {}

    static Bar bar(ResultSet row) throws SQLException {
        return new Bar(
                Objects.requireNonNull(row.getObject("trading_date", LocalDate.class)),
                price(row, "open"),
                price(row, "high"),
                price(row, "low"),
                price(row, "close"),
                row.getLong("volume"));
    }

    static LastPrice quote(ResultSet row) throws SQLException {
        return new LastPrice(
                symbol(row),
                Objects.requireNonNull(row.getObject("as_of", OffsetDateTime.class))
                        .toInstant(),
                price(row, "price"),
                LastPrice.Kind.valueOf(row.getString("kind")),
                spread(row));
    }

    private static Optional<Spread> spread(ResultSet row) throws SQLException {
        return row.getBigDecimal("bid") == null
                ? Optional.empty()
                : Optional.of(new Spread(price(row, "bid"), price(row, "ask")));
    }

    static Symbol symbol(ResultSet row) throws SQLException {
        return new Symbol(row.getString("symbol"));
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A column of values as the text array that a cast in the statement turns into its type. */
    static <T> String[] column(List<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    private static Price price(ResultSet row, String column) throws SQLException {
        return new Price(Objects.requireNonNull(row.getBigDecimal(column)));
    }
}
