package io.bellwether.marketdata.db;

import io.bellwether.kernel.Price;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Delivered bars as rows of a statement: few of them travel as arrays within it; many are copied before into a table that
 * is gone with the transaction.
 */
@Component
class BarCopy {
    /** The table of copied bars. */
    static final String TABLE = "delivered_bar";

    /** From so many bars on they are copied. */
    static final int MANY = 2_000;

    private static final int BUFFER = 64 * 1024;

    private static final String ARRAYS = """
            unnest(cast(:symbols as text[]), cast(:dates as date[]), cast(:opens as numeric[]),
                cast(:highs as numeric[]), cast(:lows as numeric[]), cast(:closes as numeric[]),
                cast(:volumes as bigint[]), cast(:available as timestamptz[]), cast(:vendors as text[]))
                as t (symbol, trading_date, open, high, low, close, volume, available_at, vendor)
            """;

    private final JdbcOperations jdbc;

    BarCopy(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was delivered.
     *
     * @param rows SQL: the rows as {@code t}, with its parameters in {@code columns}
     * @param symbols each once
     * @param bars how many
     * @param isCopied whether they lie in {@link #TABLE}
     * @param days from the first to the last day with a bar; empty when there is no bar
     */
    record Delivered(
            String rows,
            Map<String, String[]> columns,
            String[] symbols,
            int bars,
            boolean isCopied,
            Optional<DateRange> days) {
        StatementSpec bind(StatementSpec statement) {
            columns.forEach(statement::param);
            return statement;
        }
    }

    /** One bar of a delivery. */
    private record Line(String symbol, Bar bar, String vendor) {}

    Delivered of(List<Delivery> deliveries, Function<LocalDate, Instant> availableAt) {
        List<Line> lines = new ArrayList<>();
        @Nullable LocalDate first = null;
        @Nullable LocalDate last = null;
        for (Delivery delivery : deliveries) {
            String symbol = delivery.instrument().symbol().value();
            for (Bar bar : delivery.bars()) {
                lines.add(new Line(symbol, bar, delivery.vendor()));
                first = first == null || bar.date().isBefore(first) ? bar.date() : first;
                last = last == null || bar.date().isAfter(last) ? bar.date() : last;
            }
        }
        Optional<DateRange> days =
                first == null || last == null ? Optional.empty() : Optional.of(new DateRange(first, last));
        String[] symbols = deliveries.stream()
                .map(delivery -> delivery.instrument().symbol().value())
                .distinct()
                .toArray(String[]::new);
        if (lines.size() < MANY) {
            return new Delivered(ARRAYS, columns(lines, availableAt), symbols, lines.size(), false, days);
        }
        jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> {
            copy(connection, lines, availableAt);
            return null;
        });
        return new Delivered(TABLE + " t ", Map.of(), symbols, lines.size(), true, days);
    }

    private static Map<String, String[]> columns(List<Line> lines, Function<LocalDate, Instant> availableAt) {
        return Map.of(
                "symbols", Rows.column(lines, Line::symbol),
                "dates", Rows.column(lines, line -> line.bar().date().toString()),
                "opens", prices(lines, Bar::open),
                "highs", prices(lines, Bar::high),
                "lows", prices(lines, Bar::low),
                "closes", prices(lines, Bar::close),
                "volumes", Rows.column(lines, line -> Long.toString(line.bar().volume())),
                "available",
                        Rows.column(
                                lines,
                                line -> availableAt.apply(line.bar().date()).toString()),
                "vendors", Rows.column(lines, Line::vendor));
    }

    private static String[] prices(List<Line> lines, Function<Bar, Price> column) {
        return Rows.column(lines, line -> column.apply(line.bar()).toString());
    }

    private static void copy(Connection connection, List<Line> lines, Function<LocalDate, Instant> availableAt)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    create temporary table if not exists delivered_bar (
                        symbol text, trading_date date, open numeric(18, 6), high numeric(18, 6), low numeric(18, 6),
                        close numeric(18, 6), volume bigint, available_at timestamptz, vendor text) on commit drop
                    """);
            statement.execute("truncate delivered_bar");
            Map<LocalDate, String> moments = new HashMap<>();
            try (Writer out = new BufferedWriter(
                    new OutputStreamWriter(
                            new PGCopyOutputStream(
                                    connection.unwrap(PGConnection.class), "copy delivered_bar from stdin", BUFFER),
                            StandardCharsets.UTF_8),
                    BUFFER)) {
                StringBuilder row = new StringBuilder();
                for (Line line : lines) {
                    row.setLength(0);
                    write(
                            line,
                            moments.computeIfAbsent(
                                    line.bar().date(),
                                    date -> availableAt.apply(date).toString()),
                            row);
                    out.append(row);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("bars could not be copied into the database: " + e.getMessage(), e);
            }
            statement.execute("analyze delivered_bar");
        }
    }

    /** As PostgreSQL's COPY reads it: fields between tabs, each row ends with a newline, backslash escapes. */
    private static void write(Line line, String availableAt, StringBuilder row) {
        Bar bar = line.bar();
        row.append(line.symbol())
                .append('\t')
                .append(bar.date())
                .append('\t')
                .append(bar.open())
                .append('\t')
                .append(bar.high())
                .append('\t')
                .append(bar.low())
                .append('\t')
                .append(bar.close())
                .append('\t')
                .append(bar.volume())
                .append('\t')
                .append(availableAt)
                .append('\t')
                .append(escaped(line.vendor()))
                .append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
