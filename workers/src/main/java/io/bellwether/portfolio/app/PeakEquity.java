package io.bellwether.portfolio.app;

import io.bellwether.desk.app.Releases;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The equity that a drawdown is measured from: the highest of the last {@link LimitKey#DRAWDOWN_DAYS} days, and not from
 * before the latest release. A person who released the desk has seen that fall and decided to go on from there; and a desk
 * that stopped buying and holds nothing could not recover by itself, so a fall ends to count when it is old.
 */
@Component
public class PeakEquity {
    private final Books books;
    private final Releases releases;

    /** Looks at these books. */
    public PeakEquity(Books books, Releases releases) {
        this.books = books;
        this.releases = releases;
    }

    /** The peak at a moment [UTC]; empty when there is no snapshot to look at. */
    public Optional<Money> read(Desk desk, Instant asOf) {
        Instant old = asOf.minus(Duration.ofDays(desk.settings().limits().count(LimitKey.DRAWDOWN_DAYS)));
        Instant after = releases.last(desk.id(), asOf)
                .filter(release -> release.isAfter(old))
                .orElse(old);
        return books.peakEquity(desk.id(), after, asOf);
    }
}
