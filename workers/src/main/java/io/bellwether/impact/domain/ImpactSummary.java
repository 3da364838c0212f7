package io.bellwether.impact.domain;

import io.bellwether.kernel.Symbol;
import io.bellwether.research.domain.Regime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the events of the last sessions still mean for the companies of a market. All figures are expectations, made of
 * headlines that nobody checked: something to weigh.
 *
 * @param asOf [UTC] nothing published, traded or stated later is in it
 * @param events those that matter most, first; a company names them by their place, from 1
 * @param companies who is hit most, first
 * @param clusters companies that are hit alike
 */
public record ImpactSummary(
        Instant asOf, Regime regime, List<Cause> events, List<CompanyImpact> companies, List<Cluster> clusters) {
    private static final int HEADLINE = 120;

    public ImpactSummary {
        events = List.copyOf(events);
        companies = List.copyOf(companies);
        clusters = List.copyOf(clusters);
    }

    /**
     * An event.
     *
     * @param subject the company it is about; empty with an event of the economy
     * @param up direction as {@link EventKind} says
     * @param strength (0..1]
     * @param day the first session at whose close it was known
     * @param publishedAt [UTC] of the first headline
     * @param source of the first headline
     * @param headline the first headline, text from outside
     * @param headlines how many tell it
     * @param companies how many of the market it reaches
     */
    public record Cause(
            EventKind kind,
            Optional<Symbol> subject,
            boolean up,
            BigDecimal strength,
            LocalDate day,
            Instant publishedAt,
            String source,
            String headline,
            int headlines,
            int companies) {}

    /**
     * What is still to come for a company.
     *
     * @param size [fraction] expected abnormal return over the sessions still to come
     * @param conviction [0..1]
     * @param ripple [fraction] the same by session, from the one under way or the next on
     * @param event place of the event that counts most
     * @param path the way from it to the company, e.g. {@code supplier SWKS} or {@code sector:banks}; empty for the company
     *     it is about
     * @param events how many events add up
     * @param reactions past reactions to like events that were measured
     */
    public record CompanyImpact(
            Symbol symbol,
            BigDecimal size,
            BigDecimal conviction,
            List<BigDecimal> ripple,
            int event,
            List<String> path,
            int events,
            int reactions) {
        public CompanyImpact {
            ripple = List.copyOf(ripple);
            path = List.copyOf(path);
        }
    }

    /**
     * Companies that the same event hits the same way.
     *
     * @param event its place
     * @param common the sector or relation that they have in common
     * @param size [fraction] mean of theirs
     * @param symbols by symbol
     */
    public record Cluster(int event, String common, BigDecimal size, List<Symbol> symbols) {
        public Cluster {
            symbols = List.copyOf(symbols);
        }
    }

    /**
     * For people, whole lines.
     *
     * @param most characters at most; what does not fit is left out from the end, and said so
     */
    public String text(int most) {
        StringBuilder text = new StringBuilder();
        String more = "(more was left out)\n";
        for (String line : lines()) {
            if (text.length() + line.length() + 1 + more.length() > most) {
                return text.length() + more.length() > most
                        ? text.toString()
                        : text.append(more).toString();
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private List<String> lines() {
        return Stream.of(eventLines(), companyLines(), clusterLines())
                .flatMap(List::stream)
                .toList();
    }

    /** A line for each event, with its number. */
    public List<String> eventLines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            lines.add((i + 1) + ". " + line(events.get(i)));
        }
        return lines;
    }

    /** A line for each company. */
    public List<String> companyLines() {
        return companies.stream().map(ImpactSummary::line).toList();
    }

    /** A line for each cluster. */
    public List<String> clusterLines() {
        return clusters.stream()
                .map(cluster -> "Watch together, %s by event %d, %s: %s"
                        .formatted(
                                percent(cluster.size()),
                                cluster.event(),
                                cluster.common(),
                                cluster.symbols().stream().map(Symbol::value).collect(Collectors.joining(", "))))
                .toList();
    }

    private static String line(Cause event) {
        return "%s %s%s, strength %s, %s of %s, reaches %d: \"%s\" (%s)"
                .formatted(
                        event.kind().key(),
                        event.up() ? "up" : "down",
                        event.subject().map(symbol -> " of " + symbol).orElse(""),
                        event.strength().toPlainString(),
                        event.headlines() == 1 ? "1 headline" : event.headlines() + " headlines",
                        event.day(),
                        event.companies(),
                        shown(event.headline()),
                        shown(event.source()));
    }

    private static String line(CompanyImpact company) {
        return "%s %s, conviction %s, by session %s, by event %d%s%s"
                .formatted(
                        company.symbol(),
                        percent(company.size()),
                        company.conviction().toPlainString(),
                        company.ripple().stream().map(ImpactSummary::percent).collect(Collectors.joining(" ")),
                        company.event(),
                        company.path().isEmpty() ? "" : ": " + String.join(", its ", company.path()),
                        company.events() > 1 ? " and %d more".formatted(company.events() - 1) : "");
    }

    private static String percent(BigDecimal fraction) {
        return String.format(Locale.ROOT, "%+.2f %%", fraction.doubleValue() * 100);
    }

    /** One line without signs that nobody sees. */
    private static String shown(String outside) {
        StringBuilder text = new StringBuilder();
        outside.codePoints()
                .limit(HEADLINE)
                .forEach(c -> text.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c));
        return text.toString();
    }
}
