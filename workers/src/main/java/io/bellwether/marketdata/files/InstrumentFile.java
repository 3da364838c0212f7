package io.bellwether.marketdata.files;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.KnownIn;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the optional file {@code instruments.csv} of a data set says of its companies: columns symbol, name, sector,
 * shares_outstanding, market_cap, as_of and known_from, of which only symbol is always needed. A symbol may have a row
 * for each day on which it had another size. A number describes the day as_of and is known from known_from on; where that
 * is empty, when the day as_of was over.
 *
 * @param labels name and sector of the newest row that has them, by symbol; they are told without a date
 * @param facts sizes of companies
 * @param issues everything wrong in it
 */
record InstrumentFile(Map<Symbol, Label> labels, KnownIn<InstrumentFact> facts, List<DataIssue> issues) {
    static final String NAME = "instruments.csv";
    static final InstrumentFile NONE = new InstrumentFile(Map.of(), KnownIn.everything(List.of()), List.of());

    private static final String AS_OF = "as_of";
    private static final String KNOWN_FROM = "known_from";

    /** What people call a company. */
    record Label(String name, String sector, LocalDate of) {
        static final Label NONE = new Label("", "", LocalDate.MIN);

        /** Whether two rows of one day call the company differently. */
        boolean contradicts(Label other) {
            return of.equals(other.of) && (differ(name, other.name) || differ(sector, other.sector));
        }

        private static boolean differ(String one, String other) {
            return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
        }

        /** The newer of two rows, each field from the other where it is empty. */
        Label or(Label other) {
            Label newer = other.of.isAfter(of) ? other : this;
            Label older = newer == this ? other : this;
            return new Label(
                    newer.name.isEmpty() ? older.name : newer.name,
                    newer.sector.isEmpty() ? older.sector : newer.sector,
                    newer.of);
        }
    }

    static InstrumentFile read(Path path, String market) {
        IssueLog log = new IssueLog(market, Optional.empty(), NAME);
        CsvTable table = CsvTable.read(path, List.of("symbol"), log);
        Agreed<InstrumentFact> facts = new Agreed<>();
        Map<Symbol, Label> labels = new HashMap<>();
        for (CsvTable.Line line : table.lines()) {
            try {
                readLine(new Fields(line), line.number(), facts, labels);
            } catch (BadField e) {
                log.add(e.kind(), line.number(), null, e.getMessage() + "; row refused");
            }
        }
        List<InstrumentFact> known = facts.values(log);
        return new InstrumentFile(
                Map.copyOf(labels), table.complete() ? KnownIn.everything(known) : KnownIn.some(known), log.issues());
    }

    private static void readLine(Fields fields, int line, Agreed<InstrumentFact> facts, Map<Symbol, Label> labels) {
        Symbol symbol = fields.symbol();
        Optional<BigDecimal> shares = fields.number("shares_outstanding");
        Optional<BigDecimal> marketCap = fields.number("market_cap");
        boolean dated = shares.isPresent() || marketCap.isPresent() || fields.has(AS_OF);
        LocalDate of = dated ? fields.date(AS_OF) : LocalDate.MIN;
        Label label = new Label(fields.text("name"), fields.text("sector"), of);
        Label before = labels.getOrDefault(symbol, Label.NONE);
        if (before.contradicts(label)) {
            throw new BadField(
                    DataIssue.Kind.CONTRADICTION,
                    "%s is called '%s' of '%s' by an earlier row".formatted(symbol, before.name(), before.sector()));
        }
        if (dated) {
            Instant knownAt = knownAt(fields, of);
            Optional<InstrumentFact> one =
                    shares.map(value -> fact(symbol, InstrumentFact.Kind.SHARES_OUTSTANDING, value, of, knownAt));
            Optional<InstrumentFact> other =
                    marketCap.map(value -> fact(symbol, InstrumentFact.Kind.MARKET_CAP, value, of, knownAt));
            one.ifPresent(fact -> facts.add(key(fact), line, fact));
            other.ifPresent(fact -> facts.add(key(fact), line, fact));
        }
        labels.merge(symbol, label, Label::or);
    }

    private static Instant knownAt(Fields fields, LocalDate of) {
        if (!fields.has(KNOWN_FROM)) {
            return fields.known(AS_OF);
        }
        Instant knownAt = fields.known(KNOWN_FROM);
        if (knownAt.isBefore(Fields.startOf(of))) {
            throw new BadField(DataIssue.Kind.BAD_DATE, "known_from is before as_of " + of);
        }
        return knownAt;
    }

    private static InstrumentFact fact(
            Symbol symbol, InstrumentFact.Kind kind, BigDecimal value, LocalDate of, Instant knownAt) {
        try {
            return new InstrumentFact(symbol, kind, value, of, knownAt);
        } catch (IllegalArgumentException e) {
            throw new BadField(DataIssue.Kind.BAD_NUMBER, String.valueOf(e.getMessage()));
        }
    }

    private static String key(InstrumentFact fact) {
        return "%s of %s known from %s".formatted(fact.kind(), fact.symbol(), fact.knownAt());
    }
}
