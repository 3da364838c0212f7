package io.bellwether.portfolio.files;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.Finding.Kind;
import io.bellwether.portfolio.domain.imports.SourceRow;
import io.bellwether.portfolio.domain.imports.SourceTrade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Trades that a broker took back: a row that repeats a trade undoes it. The two may stand in any order, so what a row
 * takes back is known when all rows are read.
 */
final class TakenBack {
    /**
     * A row that takes a trade back.
     *
     * @param at the row
     * @param when the moment of the trade or of the correction
     * @param symbol what was traded
     * @param side of the trade that is taken back
     * @param shares of it
     * @param price of it
     * @param otherwise the trade that the row is where it repeats none: a correction of a part
     */
    record Row(
            SourceRow at,
            EventTime when,
            Symbol symbol,
            Side side,
            Quantity shares,
            Price price,
            Optional<SourceTrade> otherwise) {
        private boolean repeats(SourceTrade trade) {
            return trade.symbol().equals(symbol)
                    && trade.side() == side
                    && trade.quantity().compareTo(shares) == 0
                    && trade.price().value().compareTo(price.value()) == 0
                    && !trade.date().isAfter(when.date())
                    && (trade.time().isEmpty()
                            || when.time().isEmpty()
                            || !trade.time().get().isAfter(when.time().get()));
        }
    }

    private static final Comparator<SourceTrade> BY_TIME = Comparator.comparing(SourceTrade::date)
            .thenComparing(trade -> trade.time().orElse(Instant.EPOCH));

    private final List<Row> rows = new ArrayList<>();

    void add(Row row) {
        rows.add(row);
    }

    /**
     * Takes the trades out.
     *
     * @return those that were taken out
     */
    List<SourceTrade> resolve(List<SourceTrade> trades, Reading out) {
        List<SourceTrade> gone = new ArrayList<>();
        for (Row row : rows) {
            Optional<SourceTrade> trade = trades.stream().filter(row::repeats).max(BY_TIME);
            if (trade.isPresent()) {
                trades.remove(trade.get());
                gone.add(trade.get());
                out.aside("take a trade back; neither is booked", row.at());
            } else if (row.otherwise().isPresent()) {
                trades.add(row.otherwise().get());
            } else {
                out.refuse(
                        Kind.UNKNOWN_ROW,
                        row.at(),
                        Optional.of(date(row)),
                        Optional.of(row.symbol()),
                        "takes back a trade that is not in the file; row refused");
            }
        }
        rows.clear();
        return gone;
    }

    private static LocalDate date(Row row) {
        return row.when().date();
    }
}
