package io.bellwether.desk.app;

import io.bellwether.kernel.ExchangeCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;

/** Says whether the exchange opens today, and for which desks. */
@Service
public class ReadExchangeCalendar {
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Desks desks;

    ReadExchangeCalendar(Desks desks) {
        this.desks = desks;
    }

    /**
     * Today's answer.
     *
     * @param tradingDate today in New York
     * @param marketOpen whether there is a regular session
     * @param deskIds the active desks
     */
    public record Today(LocalDate tradingDate, boolean marketOpen, List<String> deskIds) {}

    public Today run(Instant asOf) {
        LocalDate today = asOf.atZone(ExchangeCalendar.ZONE).toLocalDate();
        return new Today(
                today,
                calendar.isTradingDay(today),
                desks.active().stream().map(desk -> desk.id().value()).toList());
    }
}
