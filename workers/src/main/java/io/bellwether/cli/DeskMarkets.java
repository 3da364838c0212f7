package io.bellwether.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a person names, a folder or a seed, into a registered market data set. */
@Component
class DeskMarkets {
    /** Seed of the simulated market that comes with the application. */
    static final String BUNDLED_SEED = "11";

    /** Where that market ends for a demonstration: a day on which the desk buys, sells and is stopped out. */
    static final LocalDate BUNDLED_LAST_SESSION = LocalDate.of(2026, 11, 16);

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Markets markets;

    DeskMarkets(Markets markets) {
        this.markets = markets;
    }

    String simulated(long seed) {
        return markets.register("simulated-" + seed, Market.Kind.SIMULATED, String.valueOf(seed), Optional.empty())
                .id();
    }

    /** Registers a folder of daily bars under the name of the folder. */
    String files(Path folder, @Nullable String benchmark) {
        Path real = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(real)) {
            throw new IllegalArgumentException(
                    "there is no folder %s; name a folder with one CSV per symbol (date,open,high,low,close,volume)"
                            .formatted(folder));
        }
        String name = real.getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        Optional<Symbol> yardstick =
                Optional.ofNullable(benchmark).map(text -> new Symbol(text.toUpperCase(Locale.ROOT)));
        return markets.register("files-" + name, Market.Kind.FILES, real.toString(), yardstick)
                .id();
    }

    /** The day asked for, or the last session of the data. */
    LocalDate tradingDay(String marketId, @Nullable LocalDate asked) {
        if (asked != null && !calendar.isTradingDay(asked)) {
            throw new IllegalArgumentException(
                    "%s is not a trading day; the next one is %s".formatted(asked, calendar.next(asked)));
        }
        if (asked != null) {
            return asked;
        }
        Market market = markets.get(marketId);
        return market.kind() == Market.Kind.FILES ? lastSession(Path.of(market.location())) : BUNDLED_LAST_SESSION;
    }

    /** The last day of most files: a symbol that was delisted earlier does not end the data. */
    private static LocalDate lastSession(Path folder) {
        Path prices = Files.isDirectory(folder.resolve("prices")) ? folder.resolve("prices") : folder;
        Map<LocalDate, Integer> votes = new TreeMap<>();
        try (Stream<Path> files = Files.list(prices)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                lastDate(file).ifPresent(date -> votes.merge(date, 1, Integer::sum));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + prices, e);
        }
        return votes.entrySet().stream()
                .max(Map.Entry.<LocalDate, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new IllegalArgumentException("no CSV file with a date column in " + prices));
    }

    private static Optional<LocalDate> lastDate(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            List<String> dates = rows.stream()
                    .flatMap(row -> row.getFieldsAsMap().entrySet().stream())
                    .filter(field -> field.getKey().strip().equalsIgnoreCase("date"))
                    .map(Map.Entry::getValue)
                    .toList();
            return dates.stream()
                    .map(DeskMarkets::parse)
                    .flatMap(Optional::stream)
                    .max(LocalDate::compareTo);
        }
    }

    private static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // the import reports the row with its line
        }
    }
}
