package io.bellwether.testing;

import io.bellwether.kernel.ExchangeCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A folder of made-up daily bars in which everything happens that happens to companies: splits both ways, dividends, a
 * new name, a delisting with and one without a payout, halts, reports, a gap, a volume of zero. Seeded, so that a folder
 * can be written again.
 */
public final class PlantedMarket {
    /** First session of the bars. */
    public static final LocalDate FIRST = LocalDate.of(2025, 1, 2);

    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();
    private static final int SYMBOLS = 24;
    /** Decimals of a price in a file. */
    private static final String PRICE = "%.2f";

    private final Path folder;
    private final Random random;
    private final List<LocalDate> days;
    /** What is planted happens on sessions counted from here. */
    private final int plantFrom;

    private PlantedMarket(Path folder, long seed, int sessions, int plantFrom) {
        this.folder = folder;
        this.random = new Random(seed);
        this.days = new ArrayList<>();
        for (LocalDate day = FIRST; days.size() < sessions; day = CALENDAR.next(day)) {
            days.add(day);
        }
        this.plantFrom = plantFrom;
    }

    /**
     * Writes the folder and returns its sessions.
     *
     * @param plantFrom session, counted from 0, from which on everything planted happens within twelve sessions
     */
    public static List<LocalDate> write(Path folder, long seed, int sessions, int plantFrom) {
        PlantedMarket market = new PlantedMarket(folder, seed, sessions, plantFrom);
        try {
            Files.createDirectories(folder);
            market.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return market.days;
    }

    private void write() throws IOException {
        for (int i = 0; i < SYMBOLS; i++) {
            String symbol = "PM" + (char) ('A' + i);
            double drift = (i % 5 - 1.5) * 0.0015;
            int end = switch (i) {
                case 2 -> plantFrom + 6;
                case 3 -> plantFrom + 7;
                case 4 -> plantFrom + 5;
                default -> days.size();
            };
            List<double[]> path = path(2 + random.nextDouble() * 12, drift, days.size());
            prices(symbol, path, 0, end, i);
            if (i == 4) {
                prices("PMNEW", path, end, days.size(), -1);
            }
        }
        prices("SPY", path(400, 0.0004, days.size()), 0, days.size(), -1);
        Files.writeString(folder.resolve("corporate_actions.csv"), """
                symbol,ex_date,kind,new_rate,old_rate,amount,new_symbol
                PMA,%s,split,2,1,,
                PMB,%s,split,1,10,,
                PMC,%s,delisting,,,1.50,
                PMD,%s,delisting,,,,
                PME,%s,symbol_change,,,,PMNEW
                PMF,%s,dividend,,,0.12,
                PMG,%s,dividend,,,0.05,
                PMG,%s,split,3,2,,
                """.formatted(
                        day(3), day(4), day(6), day(7), day(5), day(2), day(1), day(8)));
        Files.writeString(
                folder.resolve("events.csv"), """
                symbol,kind,date,timing,period,announced_on,from,to,reason
                PMH,earnings,%s,after_close,,%s,,,
                PMI,halt,,,,,%sT14:30:00Z,%sT21:00:00Z,news pending
                PMJ,halt,,,,,%sT13:00:00Z,%sT23:00:00Z,volatility
                """.formatted(day(5), day(-20), day(2), day(3), day(6), day(6)));
    }

    private LocalDate day(int after) {
        return days.get(plantFrom + after);
    }

    /** Open, high, low, close and volume of each session. */
    private List<double[]> path(double start, double drift, int sessions) {
        List<double[]> path = new ArrayList<>();
        double close = start;
        for (int i = 0; i < sessions; i++) {
            double open = close * Math.exp(random.nextGaussian() * 0.008);
            close = open * Math.exp(drift + random.nextGaussian() * 0.025);
            double high = Math.max(open, close) * (1 + random.nextDouble() * 0.012);
            double low = Math.min(open, close) * (1 - random.nextDouble() * 0.012);
            path.add(new double[] {open, high, low, close, 200_000 + random.nextInt(900_000)});
        }
        return path;
    }

    private void prices(String symbol, List<double[]> path, int from, int until, int number) throws IOException {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int i = from; i < until; i++) {
            double[] bar = path.get(i);
            double factor = factor(number, i);
            if (number == 10 && i == plantFrom + 4) {
                continue;
            }
            long volume = number == 11 && i == plantFrom + 4 ? 0 : Math.round(bar[4] / factor);
            csv.append(days.get(i));
            for (int field = 0; field < 4; field++) {
                csv.append(',').append(String.format(Locale.ROOT, PRICE, bar[field] * factor));
            }
            csv.append(',').append(volume).append('\n');
        }
        Files.writeString(folder.resolve(symbol + ".csv"), csv);
    }

    private double factor(int number, int session) {
        return switch (number) {
            case 0 -> session >= plantFrom + 3 ? 0.5 : 1;
            case 1 -> session >= plantFrom + 4 ? 10 : 1;
            case 6 -> session >= plantFrom + 8 ? 2.0 / 3 : 1;
            default -> 1;
        };
    }
}
