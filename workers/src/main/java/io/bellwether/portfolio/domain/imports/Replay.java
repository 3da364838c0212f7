package io.bellwether.portfolio.domain.imports;

import io.bellwether.desk.domain.LotMethod;
import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.Book;
import io.bellwether.portfolio.domain.Booking;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.LotClosing;
import io.bellwether.portfolio.domain.Position;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Books a desk's trades once more, in memory, to see what each of them did and what was held at the end of each day. */
public final class Replay {
    private final Map<String, Booking> bookings = new HashMap<>();
    private final TreeMap<LocalDate, Book> books = new TreeMap<>();

    private Replay() {}

    /** @param fills in the order they were booked */
    public static Replay of(List<Fill> fills, LotMethod method) {
        Replay replay = new Replay();
        Book book = Book.holding(Money.ZERO);
        for (Fill fill : fills) {
            Booking booking = book.apply(fill, method);
            book = booking.after();
            replay.bookings.put(fill.id(), booking);
            replay.books.put(fill.tradingDate(), book);
        }
        return replay;
    }

    /** What the shares of a trade cost: those bought, or those of the lots it closed [USD]. */
    public Money cost(Fill fill) {
        List<LotClosing> closings = booking(fill).closings();
        return closings.isEmpty()
                ? fill.notional()
                : closings.stream().map(LotClosing::cost).reduce(Money.ZERO, Money::plus);
    }

    /** What a trade earned before fees [USD]. */
    public Money realised(Fill fill) {
        return booking(fill).realised();
    }

    /** Positions at the end of the day, by symbol. */
    public List<Position> positions(LocalDate date) {
        Map.Entry<LocalDate, Book> entry = books.floorEntry(date);
        return entry == null ? List.of() : new ArrayList<>(entry.getValue().positions());
    }

    private Booking booking(Fill fill) {
        Booking booking = bookings.get(fill.id());
        if (booking == null) {
            throw new IllegalArgumentException("fill " + fill.id() + " was not replayed");
        }
        return booking;
    }
}
