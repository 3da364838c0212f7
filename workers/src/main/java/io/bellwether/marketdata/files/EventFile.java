package io.bellwether.marketdata.files;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.MarketEvent.Earnings;
import io.bellwether.marketdata.domain.MarketEvent.Timing;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the optional file {@code events.csv} of a data set says. A report is a row {@code earnings} with date,
 * announced_on, and where they are known timing (bmo, amc, dmh or in words) and period: a later row of the same period
 * moves the report. A trading halt is a row {@code halt} with from, to once it has ended, and reason.
 *
 * @param events reports and halts
 * @param issues everything wrong in it
 */
record EventFile(KnownIn<MarketEvent> events, List<DataIssue> issues) {
    static final String NAME = "events.csv";
    static final EventFile NONE = new EventFile(KnownIn.everything(List.of()), List.of());

    private static final String DATE = "date";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String ANNOUNCED_ON = "announced_on";

    static EventFile read(Path path, String market) {
        IssueLog log = new IssueLog(market, Optional.empty(), NAME);
        CsvTable table = CsvTable.read(path, List.of("symbol", "kind"), log);
        Agreed<MarketEvent> events = new Agreed<>();
        for (CsvTable.Line line : table.lines()) {
            try {
                MarketEvent event = event(new Fields(line));
                events.add(key(event), line.number(), event);
            } catch (BadField e) {
                log.add(e.kind(), line.number(), null, e.getMessage() + "; row refused");
            }
        }
        List<MarketEvent> known = events.values(log);
        return new EventFile(table.complete() ? KnownIn.everything(known) : KnownIn.some(known), log.issues());
    }

    private static MarketEvent event(Fields fields) {
        Symbol symbol = fields.symbol();
        String kind = fields.text("kind").toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "earnings" -> earnings(symbol, fields);
            case "halt" -> halt(symbol, fields);
            default ->
                throw new BadField(DataIssue.Kind.BAD_ROW, "kind '%s' is none of earnings, halt".formatted(kind));
        };
    }

    private static Earnings earnings(Symbol symbol, Fields fields) {
        LocalDate date = fields.date(fields.has(DATE) ? DATE : FROM);
        Instant announced = fields.known(ANNOUNCED_ON);
        // a day stands for its end, so a report that is announced and given on one day is the latest there is
        if (announced.isAfter(Fields.startOf(date.plusDays(1)))) {
            throw new BadField(DataIssue.Kind.BAD_DATE, "announced_on is after the day of the report, " + date);
        }
        String period = fields.text("period");
        return new Earnings(symbol, period.isEmpty() ? date.toString() : period, date, timing(fields), announced);
    }

    private static Timing timing(Fields fields) {
        String text =
                fields.text("timing").toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        return switch (text) {
            case "" -> Timing.UNKNOWN;
            case "bmo", "before open" -> Timing.BEFORE_OPEN;
            case "dmh", "during session" -> Timing.DURING_SESSION;
            case "amc", "after close" -> Timing.AFTER_CLOSE;
            default ->
                throw new BadField(
                        DataIssue.Kind.BAD_ROW,
                        "timing '%s' is none of bmo, dmh, amc, before open, during session, after close"
                                .formatted(text));
        };
    }

    private static TradingHalt halt(Symbol symbol, Fields fields) {
        Instant from = fields.start(fields.has(FROM) ? FROM : DATE);
        Optional<Instant> until = fields.has(TO) ? Optional.of(fields.known(TO)) : Optional.empty();
        try {
            return new TradingHalt(symbol, from, until, fields.text("reason"));
        } catch (IllegalArgumentException e) {
            throw new BadField(DataIssue.Kind.BAD_DATE, String.valueOf(e.getMessage()));
        }
    }

    private static String key(MarketEvent event) {
        return switch (event) {
            case Earnings report ->
                "the report %s of %s announced %s".formatted(report.reference(), report.symbol(), report.knownAt());
            case TradingHalt halt -> "the halt of %s from %s".formatted(halt.symbol(), halt.from());
        };
    }
}
