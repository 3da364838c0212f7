package io.bellwether.marketdata.files;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.files.Layout.Role;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file of daily bars, read: a line that names date, open, high, low, close and volume in any order and in the words of
 * any known vendor, then one row per session. Whose prices they are, the name of the file says, or a column for symbols,
 * or a line of tickers above columns side by side. What makes every row doubtful refuses the file.
 *
 * @param series what it has of each symbol, as read, not yet checked as a series
 * @param rows lines after the header
 * @param refused how many of them were refused
 * @param problem why nothing of it is used, for people; empty when something is
 * @param form whose table it is
 */
record PriceFile(List<Series> series, int rows, int refused, String problem, VendorForm form) {
    private static final Set<String> DAILY = Set.of("", "D", "1D", "DAY", "1DAY", "DAILY");
    private static final Pattern CAPITALS = Pattern.compile("[A-Z][A-Z0-9]{0,4}([.\\-][A-Z0-9]{1,3})?");
    /** So many rows say something about a file that three do not. */
    private static final int ENOUGH = 10;

    private static final int SAID = 3;

    /**
     * What a file has of one symbol.
     *
     * @param named whether the file is named for it
     * @param rows in the order of the file
     * @param refused days of refused rows
     * @param actions splits and dividends that columns say
     */
    record Series(
            Symbol symbol, boolean named, List<Row> rows, Set<LocalDate> refused, List<RowActions.Told> actions) {}

    static PriceFile read(PriceSource source, IssueLog log) {
        FileText text;
        try {
            text = FileText.of(source.content().read());
        } catch (NoSuchFileException e) {
            return none(DataIssue.Kind.UNREADABLE, 0, "it is a link to a file that is not there", log);
        } catch (AccessDeniedException e) {
            return none(DataIssue.Kind.UNREADABLE, 0, "it may not be read; check its permissions", log);
        } catch (IOException e) {
            return none(DataIssue.Kind.UNREADABLE, 0, "it cannot be read: " + e.getMessage(), log);
        }
        if (!text.problem().isEmpty()) {
            boolean empty = text.text().isBlank() && text.problem().startsWith("the file");
            return none(
                    empty ? DataIssue.Kind.BAD_HEADER : DataIssue.Kind.NO_TABLE, empty ? 1 : 0, text.problem(), log);
        }
        if (JsonAnswer.isJson(text.text())) {
            return json(source, JsonAnswer.of(text.text()), log);
        }
        Sheet sheet = Sheet.of(text.text());
        if (sheet.layout().layouts().isEmpty()) {
            return none(
                    DataIssue.Kind.BAD_HEADER,
                    sheet.layout().line(),
                    sheet.layout().problem(),
                    log);
        }
        return new Reading(source, sheet, VendorForm.of(sheet.layout(), source.fileName()), text.cut(), log).run();
    }

    private static PriceFile json(PriceSource source, JsonAnswer answer, IssueLog log) {
        if (!answer.problem().isEmpty()) {
            return none(answer.kind(), 0, answer.problem(), log).as(answer.form());
        }
        Sheet sheet = Sheet.ofTable(answer.lines());
        if (sheet.layout().layouts().isEmpty()) {
            return none(
                            DataIssue.Kind.BAD_HEADER,
                            0,
                            "in its bars " + sheet.layout().problem(),
                            log)
                    .as(answer.form());
        }
        answer.notes().forEach(note -> log.addAlways(note.kind(), note.line(), null, note.detail()));
        return new Reading(source, sheet, answer.form(), false, log).run();
    }

    private PriceFile as(VendorForm other) {
        return new PriceFile(series, rows, refused, problem, other);
    }

    private static PriceFile none(DataIssue.Kind kind, int line, String problem, IssueLog log) {
        log.addAlways(kind, line, null, problem + "; file not read");
        return new PriceFile(List.of(), 0, 0, problem, VendorForm.NONE);
    }

    /** The work on a file that is a table of bars. */
    private static final class Reading {
        private final PriceSource source;
        private final Sheet sheet;
        private final boolean cut;
        private final IssueLog log;
        private final Optional<Symbol> named;
        private final List<Sheet.Line> data;
        private final DateReader dates;
        private final NumberReader numbers;
        private final LocalDate latest;
        private final VendorForm form;

        Reading(PriceSource source, Sheet sheet, VendorForm form, boolean cut, IssueLog log) {
            this.source = source;
            this.sheet = sheet;
            this.cut = cut;
            this.form = form;
            this.named = TickerName.ofFile(source.fileName());
            this.log = named.map(log::of).orElse(log);
            this.data = withoutCutRow(sheet.lines()
                    .subList(sheet.layout().dataFrom(), sheet.lines().size()));
            List<Layout> layouts = sheet.layout().layouts();
            this.dates = DateReader.of(data.stream()
                    .map(line -> line.get(layouts.getFirst().column(Role.DATE)))
                    .toList());
            this.numbers = NumberReader.of(data.stream()
                    .flatMap(line -> layouts.stream()
                            .flatMap(layout -> Stream.of(Role.OPEN, Role.HIGH, Role.LOW, Role.CLOSE)
                                    .map(role -> line.get(layout.column(role))))));
            Instant known = source.written().isAfter(source.arrived()) ? source.written() : source.arrived();
            this.latest = known.atZone(ExchangeCalendar.ZONE).toLocalDate();
        }

        PriceFile run() {
            Layout first = sheet.layout().layouts().getFirst();
            Optional<Sheet.Line> other = data.stream()
                    .filter(line ->
                            !DAILY.contains(line.get(first.column(Role.PERIOD)).toUpperCase(Locale.ROOT)))
                    .findFirst();
            if (first.has(Role.PERIOD) && other.isPresent()) {
                return refuse(
                        DataIssue.Kind.NOT_DAILY,
                        other.get().number(),
                        "its bars are of the period '%s', not of days"
                                .formatted(other.get().get(first.column(Role.PERIOD))));
            }
            reportPreamble();
            Owners owners = owners(first);
            return owners.problem().isEmpty() ? readAll(owners) : refuse(owners.kind(), 0, owners.problem());
        }

        private PriceFile refuse(DataIssue.Kind kind, int line, String problem) {
            log.addAlways(kind, line, null, problem + "; file not read");
            return new PriceFile(List.of(), data.size(), data.size(), problem, form);
        }

        /** Excel's word for its separator is no loss. */
        private void reportPreamble() {
            long before = sheet.lines().stream()
                    .filter(line -> line.number() < sheet.layout().line())
                    .filter(line -> !line.get(0).toLowerCase(Locale.ROOT).startsWith("sep="))
                    .count();
            if (before > 0 && sheet.layout().layouts().getFirst().symbol().isEmpty()) {
                log.addAlways(
                        DataIssue.Kind.SKIPPED_LINES,
                        1,
                        null,
                        "lines above the names of the columns, not read: " + before);
            }
        }

        /**
         * A file that ends within a row may end within a number. Where the last field is shorter than in every other row
         * it was cut; where its length says nothing the row is kept and this is told.
         */
        private List<Sheet.Line> withoutCutRow(List<Sheet.Line> lines) {
            if (lines.isEmpty() || (sheet.endsInALine() && !cut)) {
                return lines;
            }
            Sheet.Line last = lines.getLast();
            List<Sheet.Line> others = lines.subList(0, lines.size() - 1);
            String tail = last.get(last.fields().size() - 1);
            List<String> tails = others.stream()
                    .filter(line -> line.fields().size() == last.fields().size())
                    .map(line -> line.get(last.fields().size() - 1))
                    .toList();
            boolean shorter = tails.size() > 1 && tails.stream().allMatch(field -> field.length() > tail.length());
            if (cut || shorter) {
                log.addAlways(
                        DataIssue.Kind.CUT_OFF,
                        last.number(),
                        null,
                        "the file breaks off in this row ('%s'); row refused"
                                .formatted(String.join(",", last.fields())));
                return others;
            }
            boolean sameLength =
                    tails.size() >= SAID && tails.stream().allMatch(field -> field.length() == tail.length());
            if (!sameLength && tails.size() >= SAID) {
                log.addAlways(
                        DataIssue.Kind.CUT_OFF,
                        last.number(),
                        null,
                        "the file does not end with a line end, so that its last field '%s' may be cut; row kept"
                                .formatted(tail));
            }
            return lines;
        }

        /**
         * Whose rows they are.
         *
         * @param only the symbol whose rows alone are read, because the file is named for it
         * @param byColumn whether a column says the symbol
         */
        private record Owners(Optional<Symbol> only, boolean byColumn, DataIssue.Kind kind, String problem) {
            static Owners refused(DataIssue.Kind kind, String problem) {
                return new Owners(Optional.empty(), false, kind, problem);
            }
        }

        private Owners owners(Layout first) {
            Set<Symbol> said = new LinkedHashSet<>();
            boolean byColumn = first.has(Role.SYMBOL) && columnHoldsSymbols(first);
            if (byColumn) {
                data.forEach(line ->
                        TickerName.ofField(line.get(first.column(Role.SYMBOL))).ifPresent(said::add));
            }
            sheet.layout().layouts().stream()
                    .flatMap(layout -> layout.symbol().stream())
                    .forEach(ticker -> TickerName.ofField(ticker).ifPresent(said::add));
            boolean saidSo = byColumn || first.symbol().isPresent();
            if (!saidSo || said.isEmpty()) {
                return named.map(symbol -> new Owners(named, false, DataIssue.Kind.WRONG_SYMBOL, ""))
                        .orElseGet(
                                () -> Owners.refused(
                                        DataIssue.Kind.BAD_FILE_NAME,
                                        "its name holds no ticker and no column names one; name it TICKER.csv or add a column symbol"));
            }
            Optional<Symbol> meant = named.flatMap(name -> said.stream()
                    .filter(symbol -> TickerName.same(symbol, name))
                    .findFirst());
            if (named.isPresent() && meant.isEmpty() && said.size() == 1) {
                return Owners.refused(
                        DataIssue.Kind.WRONG_SYMBOL,
                        "it is named for %s and holds prices of %s; rename it or correct the column"
                                .formatted(named.get(), said.iterator().next()));
            }
            return new Owners(meant, byColumn, DataIssue.Kind.WRONG_SYMBOL, "");
        }

        /** A column called name or code may hold anything. */
        private boolean columnHoldsSymbols(Layout layout) {
            int column = layout.column(Role.SYMBOL);
            String header = Layout.normal(sheet.layout().header().get(column));
            return !Set.of("name", "code").contains(header)
                    || data.stream()
                            .allMatch(line -> CAPITALS.matcher(line.get(column)).matches());
        }

        private PriceFile readAll(Owners owners) {
            Map<Symbol, Collected> bySymbol = new LinkedHashMap<>();
            Map<String, Integer> strangers = new TreeMap<>();
            int refused = 0;
            for (Sheet.Line line : data) {
                boolean good = false;
                for (Layout layout : sheet.layout().layouts()) {
                    if (layout.symbol().isPresent() && isBlank(line, layout)) {
                        good = true; // side by side, a symbol need not have traded when another did
                        continue;
                    }
                    Optional<Symbol> whose = whose(line, layout, owners, strangers);
                    good |= whose.isPresent() && collect(line, layout, whose.get(), owners, bySymbol);
                }
                refused += good ? 0 : 1;
            }
            strangers.forEach((ticker, rows) -> log.addAlways(
                    DataIssue.Kind.WRONG_SYMBOL,
                    0,
                    null,
                    "rows of '%2$s' and not of %3$s, refused: %1$d"
                            .formatted(
                                    rows,
                                    ticker,
                                    owners.only().map(Symbol::value).orElse("a ticker"))));
            return judged(bySymbol, refused);
        }

        private static boolean isBlank(Sheet.Line line, Layout layout) {
            return Stream.of(Role.OPEN, Role.HIGH, Role.LOW, Role.CLOSE)
                    .allMatch(role -> line.get(layout.column(role)).isEmpty());
        }

        private Optional<Symbol> whose(Sheet.Line line, Layout layout, Owners owners, Map<String, Integer> strangers) {
            String ticker =
                    layout.symbol().orElseGet(() -> owners.byColumn() ? line.get(layout.column(Role.SYMBOL)) : "");
            if (ticker.isEmpty() && !owners.byColumn() && layout.symbol().isEmpty()) {
                return owners.only();
            }
            Optional<Symbol> symbol = TickerName.ofField(ticker);
            boolean wanted = symbol.isPresent()
                    && owners.only()
                            .map(only -> TickerName.same(only, symbol.get()))
                            .orElse(true);
            if (!wanted) {
                strangers.merge(ticker, 1, Integer::sum);
            }
            return symbol.filter(s -> wanted);
        }

        private boolean collect(
                Sheet.Line line, Layout layout, Symbol symbol, Owners owners, Map<Symbol, Collected> bySymbol) {
            Symbol known = named.filter(name -> owners.only().isPresent()).orElse(symbol);
            Collected into = bySymbol.computeIfAbsent(known, s -> new Collected(s, layout));
            return into.read(line);
        }

        /** The rows of one symbol as they are read. */
        private final class Collected {
            private final Symbol symbol;
            private final RowReader reader;
            private final RowActions actions;
            private final List<Row> rows = new ArrayList<>();

            Collected(Symbol symbol, Layout layout) {
                this.symbol = symbol;
                IssueLog own = log.of(symbol);
                this.reader = new RowReader(layout, dates, numbers, latest, source.name(), own);
                this.actions = new RowActions(symbol, layout, sheet.layout().header(), own);
            }

            boolean read(Sheet.Line line) {
                Optional<Row> row = reader.read(line);
                row.ifPresent(good -> {
                    rows.add(good);
                    actions.read(line, good.bar().date());
                });
                return row.isPresent();
            }

            Series series() {
                reportNotes();
                return new Series(
                        symbol,
                        named.equals(Optional.of(symbol)),
                        List.copyOf(rows),
                        new HashSet<>(reader.refused()),
                        actions.told(rows.size()));
            }

            private void reportNotes() {
                IssueLog own = log.of(symbol);
                if (reader.widened() > 0) {
                    own.addAlways(
                            DataIssue.Kind.ROUNDED,
                            0,
                            null,
                            "rows with a price beyond the high or the low by a rounding, taken as the high or the low: "
                                    + reader.widened());
                }
                rows.stream()
                        .filter(row -> isUnfinished(row.bar().date()))
                        .forEach(row -> own.addAlways(
                                DataIssue.Kind.UNFINISHED_SESSION,
                                row.line(),
                                row.bar().date(),
                                "the file was written before the close of %s; its bar may not be final"
                                        .formatted(row.bar().date())));
            }
        }

        private boolean isUnfinished(LocalDate date) {
            ExchangeCalendar calendar = new ExchangeCalendar();
            return date.equals(source.written().atZone(ExchangeCalendar.ZONE).toLocalDate())
                    && calendar.hours(date)
                            .filter(session -> source.written().isBefore(session.close()))
                            .isPresent();
        }

        private PriceFile judged(Map<Symbol, Collected> bySymbol, int refused) {
            List<Collected> all = List.copyOf(bySymbol.values());
            int good = all.stream().mapToInt(c -> c.rows.size()).sum();
            int closed = all.stream().mapToInt(c -> c.reader.closedDays()).sum();
            if (closed >= SAID && closed * ENOUGH > good + closed) {
                return refuse(
                        DataIssue.Kind.NOT_A_TRADING_DAY,
                        0,
                        "%d of its %d rows lie on days on which the exchange was closed: its dates are shifted or of another exchange"
                                .formatted(closed, good + closed));
            }
            if (data.size() >= ENOUGH && refused * 2 > data.size()) {
                return refuse(
                        DataIssue.Kind.MOSTLY_REFUSED,
                        0,
                        "%d of its %d rows cannot be used".formatted(refused, data.size()));
            }
            for (Collected collected : all) {
                Optional<String> spacing = Spacing.problem(collected.rows);
                if (spacing.isPresent()) {
                    return refuse(DataIssue.Kind.NOT_DAILY, 0, spacing.get());
                }
            }
            if (good == 0) {
                String why = data.isEmpty() ? "it has no rows" : "none of its rows can be used";
                log.addAlways(DataIssue.Kind.MOSTLY_REFUSED, 0, null, why + "; file not read");
                return new PriceFile(all.stream().map(Collected::series).toList(), data.size(), refused, why, form);
            }
            if (!sheet.trouble().isEmpty()) {
                log.addAlways(
                        DataIssue.Kind.UNREADABLE,
                        0,
                        null,
                        "cannot be read after %d rows: %s".formatted(good, sheet.trouble()));
            }
            return new PriceFile(all.stream().map(Collected::series).toList(), data.size(), refused, "", form);
        }
    }
}
