package io.bellwether.marketdata.edgar;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.ExchangeSource;
import io.bellwether.marketdata.app.source.FactSource;
import io.bellwether.marketdata.app.source.FilingSource;
import io.bellwether.marketdata.domain.Filing;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.edgar.EdgarLine.Registrant;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.Vendors;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * EDGAR: what was filed about a company, and how many shares its reports state. A company is found by its ticker of today.
 * When something was accepted counts, not its filing date, which may be a day later or, after the evening, the same.
 */
@Component
final class EdgarSource implements FilingSource, FactSource, ExchangeSource {
    /** So many days a filing's date may differ from that of its acceptance. */
    private static final int DATES_DIFFER = 5;

    private final EdgarLine line;

    EdgarSource(Vendors vendors) {
        line = new EdgarLine(vendors);
    }

    @Override
    public String name() {
        return line.data().settings().name();
    }

    @Override
    public Optional<String> lacks() {
        return line.lacks();
    }

    @Override
    public Optional<List<Filing>> filings(Symbol symbol, Instant from, Instant to, Instant seenAt) {
        return line.find(symbol).map(company -> {
            Submissions recent = submissions(company);
            List<Submissions.Row> rows = new ArrayList<>(recent.rows());
            LocalDate first = day(from).minusDays(DATES_DIFFER);
            LocalDate last = day(to).plusDays(DATES_DIFFER);
            for (Submissions.Older file : recent.older()) {
                if (!file.last().isBefore(first) && !file.first().isAfter(last)) {
                    rows.addAll(line.data("/submissions/" + file.name(), reply -> Submissions.rows(answer(reply))));
                }
            }
            ZoneId zone = zone(rows);
            return rows.stream()
                    .map(row -> filing(symbol, company, row, known(row, zone, seenAt)))
                    .filter(one -> !one.acceptedAt().isBefore(from)
                            && !one.acceptedAt().isAfter(to))
                    .distinct()
                    .sorted(Comparator.comparing(Filing::acceptedAt).thenComparing(Filing::accession))
                    .toList();
        });
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(ExchangeCalendar.ZONE).toLocalDate();
    }

    private Filing filing(Symbol symbol, Registrant company, Submissions.Row row, Instant acceptedAt) {
        return new Filing(
                symbol,
                row.accession(),
                row.form(),
                row.items(),
                acceptedAt,
                line.url(company.cik(), row.accession(), row.document()));
    }

    private Submissions submissions(Registrant company) {
        return line.data("/submissions/CIK" + company.padded() + ".json", reply -> {
            VendorPart answer = answer(reply);
            requireCompany(answer, company);
            return Submissions.of(answer);
        });
    }

    private static void requireCompany(VendorPart answer, Registrant company) {
        if (answer.field("cik").whole() != company.cik()) {
            throw answer.field("cik").changed("the number " + company.cik());
        }
    }

    private VendorPart answer(VendorReply reply) {
        return EdgarLine.expectOk(line.data(), reply).parts();
    }

    private ZoneId zone(List<Submissions.Row> rows) {
        return AcceptanceClock.zone(
                Submissions.moments(rows),
                Optional.ofNullable(line.data().settings().options().get("acceptance-zone")));
    }

    private static Instant known(Submissions.Row row, ZoneId zone, Instant seenAt) {
        return earlier(row.accepted().atZone(zone).toInstant(), seenAt);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * Shares outstanding as the covers of reports state them, or else their balance sheets. They are those of the whole
     * company and told for its first ticker only: a warrant or a second class has no number of its own. What was filed
     * before the list of recent filings begins is known from the day after its filing date on.
     */
    @Override
    public List<InstrumentFact> facts(Symbol symbol, Instant seenAt) {
        Optional<Registrant> company = line.find(symbol).filter(Registrant::first);
        if (company.isEmpty()) {
            return List.of();
        }
        List<Stated> stated = stated(company.get());
        return stated.isEmpty() ? List.of() : facts(symbol, stated, accepted(company.get(), seenAt), seenAt);
    }

    @Override
    public Map<Symbol, String> exchanges(Set<Symbol> symbols) {
        Map<String, String> all = line.exchanges();
        Map<Symbol, String> found = new HashMap<>();
        symbols.forEach(symbol -> Optional.ofNullable(all.get(EdgarLine.ticker(symbol)))
                .ifPresent(exchange -> found.put(symbol, exchange)));
        return found;
    }

    /** A number of shares in a report. */
    private record Stated(BigDecimal shares, LocalDate of, String accession, LocalDate filed) {}

    private List<Stated> stated(Registrant company) {
        return line.data("/api/xbrl/companyfacts/CIK" + company.padded() + ".json", reply -> {
            if (hasNone(reply)) {
                return List.of();
            }
            VendorPart answer = answer(reply);
            requireCompany(answer, company);
            VendorPart facts = answer.field("facts");
            if (!facts.isObject()) {
                throw facts.changed("facts");
            }
            return Stream.of(
                            facts.field("dei").field("EntityCommonStockSharesOutstanding"),
                            facts.field("us-gaap").field("CommonStockSharesOutstanding"))
                    .map(concept -> concept.field("units").field("shares"))
                    .filter(VendorPart::isThere)
                    .findFirst()
                    .map(EdgarSource::stated)
                    .orElse(List.of());
        });
    }

    /** A company that never filed numbers in this form is a missing object of the store behind, in XML. */
    private static boolean hasNone(VendorReply reply) {
        return reply.status() == 404 && reply.text().contains("NoSuchKey");
    }

    private static List<Stated> stated(VendorPart rows) {
        return rows.list().stream()
                .map(one -> new Stated(
                        one.field("val").number(),
                        one.field("end").date(),
                        one.field("accn").text(),
                        one.field("filed").date()))
                .filter(one -> one.shares().signum() > 0)
                .toList();
    }

    /** When the recent filings were accepted, by number. */
    private Map<String, Instant> accepted(Registrant company, Instant seenAt) {
        List<Submissions.Row> rows = submissions(company).rows();
        ZoneId zone = zone(rows);
        Map<String, Instant> accepted = new HashMap<>();
        rows.forEach(row -> accepted.put(row.accession(), known(row, zone, seenAt)));
        return accepted;
    }

    private static List<InstrumentFact> facts(
            Symbol symbol, List<Stated> stated, Map<String, Instant> accepted, Instant seenAt) {
        return stated.stream()
                .map(one -> {
                    Instant dayAfter = one.filed()
                            .plusDays(1)
                            .atStartOfDay(ExchangeCalendar.ZONE)
                            .toInstant();
                    Instant knownAt = accepted.getOrDefault(one.accession(), earlier(dayAfter, seenAt));
                    return new InstrumentFact(
                            symbol, InstrumentFact.Kind.SHARES_OUTSTANDING, one.shares(), one.of(), knownAt);
                })
                .distinct()
                .sorted(Comparator.comparing(InstrumentFact::knownAt).thenComparing(InstrumentFact::of))
                .toList();
    }
}
