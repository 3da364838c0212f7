package io.bellwether.marketdata;

import io.bellwether.kernel.ExchangeCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Writes folders of daily bars for tests. */
public final class PriceFiles {
    private static final String HEADER = "date,open,high,low,close,volume\n";

    private PriceFiles() {}

    /** Writes a file with one row per session of the range: open 10, high 12, low 9, close 11, volume 1000. */
    public static void write(Path folder, String symbol, String first, String last) {
        StringBuilder text = new StringBuilder(HEADER);
        sessions(first, last).forEach(day -> text.append(day).append(",10,12,9,11,1000\n"));
        write(folder, symbol, text.toString());
    }

    /** Writes a file as it stands. */
    public static void write(Path folder, String symbol, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(symbol + ".csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Trading days of the range. */
    public static List<LocalDate> sessions(String first, String last) {
        return LocalDate.parse(first)
                .datesUntil(LocalDate.parse(last).plusDays(1))
                .filter(new ExchangeCalendar()::isTradingDay)
                .toList();
    }
}
